"""A terminal that knows what the program uses: colours, and moving up to draw some lines anew."""
import re

TOKEN = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])|\x1b[()][A-Z0-9]|[\r\n\t\b]|[^\x1b\r\n\t\b]")
COLOURS = {30: "black", 31: "red", 32: "green", 33: "yellow", 34: "blue", 35: "magenta", 36: "cyan", 37: "white"}


class Terminal:
    """The lines since the beginning, those that have scrolled away among them: each a list of (character, style)."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines = [[]]
        self.row = self.column = 0
        self.style = frozenset()

    @property
    def top(self):
        """The first line that is on the screen."""
        return max(len(self.lines) - self.rows, 0)

    def feed(self, text):
        for token in TOKEN.finditer(text):
            if token[2]:
                self.control(token[1], token[2])
            elif token[0] == "\r":
                self.column = 0
            elif token[0] == "\n":
                self.down()
            elif token[0] == "\b":
                self.column = max(self.column - 1, 0)
            elif token[0] == "\t":
                self.column = min((self.column // 8 + 1) * 8, self.columns - 1)
            elif len(token[0]) == 1:
                self.put(token[0])

    def put(self, character):
        if self.column == self.columns:
            self.column = 0
            self.down()
        line = self.lines[self.row]
        line += [(" ", frozenset())] * (self.column + 1 - len(line))
        line[self.column] = (character, self.style)
        self.column += 1

    def down(self):
        self.row += 1
        if self.row == len(self.lines):
            self.lines.append([])

    def control(self, arguments, command):
        if arguments.startswith("?"):
            return  # The cursor shown or hidden, and the like.
        numbers = [int(number or 0) for number in arguments.split(";")]
        count = max(numbers[0], 1)
        if command == "m":
            self.paint(numbers)
        elif command == "A":
            self.row = max(self.row - count, self.top)
        elif command == "B":
            self.row = min(self.row + count, len(self.lines) - 1)
        elif command == "C":
            self.column = min(self.column + count, self.columns - 1)
        elif command == "D":
            self.column = max(self.column - count, 0)
        elif command == "G":
            self.column = min(count - 1, self.columns - 1)
        elif command == "K" and numbers[0] == 0:
            del self.lines[self.row][self.column:]
        elif command == "K":
            self.lines[self.row] = []
        elif command == "J" and numbers[0] == 0:
            del self.lines[self.row][self.column:]
            for line in self.lines[self.row + 1:]:
                line.clear()
        else:
            raise SystemExit(f"the recording's terminal doesn't know ESC [ {arguments} {command}")

    def paint(self, numbers):
        for number in numbers:
            if number == 0:
                self.style = frozenset()
            elif number == 1:
                self.style |= {"bold"}
            elif number == 2:
                self.style |= {"dim"}
            elif number == 22:
                self.style -= {"bold", "dim"}
            elif number == 39:
                self.style -= set(COLOURS.values())
            elif number in COLOURS:
                self.style = self.style - set(COLOURS.values()) | {COLOURS[number]}
            elif number == 90:
                self.style |= {"dim"}
            else:
                raise SystemExit(f"the recording's terminal doesn't know the style {number}")

    def runs(self, index):
        """A line as texts of one style each: (column, text, style), without what stands empty."""
        runs = []
        for column, (character, style) in enumerate(self.lines[index]):
            if runs and runs[-1][2] == style:
                runs[-1][1] += character
            else:
                runs.append([column, character, style])
        trimmed = []
        for column, text, style in runs:
            lead = len(text) - len(text.lstrip(" "))
            if text.strip(" "):
                trimmed.append((column + lead, text.strip(" "), style))
        return tuple(trimmed)
