// A citation: buttons that copy it, and the address on paper where no build knew it.
{
  for (const address of document.querySelectorAll("[data-radar-address]:empty")) {
    address.textContent = location.origin + location.pathname;
  }
  // The same for addresses within what is copied.
  for (const address of document.querySelectorAll("[data-radar-whole]")) {
    const whole = new URL(address.textContent, location);
    address.textContent = address.dataset.radarWhole === "origin" ? whole.origin : whole.href;
  }
  for (const cited of document.querySelectorAll("[data-radar-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "radar-copy";
    button.textContent = cited.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(cited.innerText.trim());
      button.textContent = cited.dataset.copied;
    });
    // Without https there is no clipboard; the words can be marked by hand.
    if (navigator.clipboard) cited.after(" ", button);
  }
}
