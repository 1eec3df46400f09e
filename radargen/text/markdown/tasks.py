"""Task lists: a list item that begins with [ ] or [x] shows a checkbox. Linear in the number of items."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[[ xX]\][ \t\n\v\f\r]")


def tasks_plugin(parser: MarkdownIt) -> None:
    """Add task lists to the parser."""
    parser.core.ruler.after("inline", "tasks", _tasks)


def _tasks(state: StateCore) -> None:
    lists: list[Token] = []
    before, last = None, None
    for token in state.tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "inline" if before and last and (before.type, last.type) == ("list_item_open", "paragraph_open"):
                if token.children and _BOX.match(token.content):
                    _tick(token.children, done=token.content[1] != " ")
                    before.attrSet("class", "task-list-item")
                    lists[-1].attrSet("class", "contains-task-list")
            case _:
                pass
        before, last = last, token


def _tick(parts: list[Token], *, done: bool) -> None:
    """Replace the brackets by a checkbox."""
    box = Token("html_inline", "", 0)
    checked = ' checked="checked"' if done else ""
    box.content = f'<input class="task-list-item-checkbox"{checked} disabled="disabled" type="checkbox">'
    parts[0].content = parts[0].content[3:]
    parts.insert(0, box)
