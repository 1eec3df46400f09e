"""What templates may see: chosen, sorted and worded; nothing here is HTML save what `prose` and the painters made."""
