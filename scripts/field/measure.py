"""What `make field` prints: the published measures of Pollock and CSVsniffer, of what the reader
makes of their files without an option, and of the encodings of the corpora of chardet, uchardet and
charset_normalizer.

usage: measure.py DUMP FOLDER, where DUMP is the program of Dump.swift and FOLDER holds the clones.
"""
import collections
import csv
import functools
import json
import os
import subprocess
import sys
import tempfile

csv.field_size_limit(1 << 30)
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "vslash": "|",
              "nsign": "#", "colon": ":", "eqsign": "=", "star": "*"}
QUOTES = {"doublequote": '"', "singlequote": "'", "tilde": "~"}


# Why a sound row of a file isn't in the truth. The controls of the first kind are held as
# `control_character` once the row is mapped, so that none of them is sent unasked.
CONTROLS = "the file has control characters (U+0080 to U+009F) where the truth has what was meant"
SECOND_HEADER = "a second header line of names that the first one lacks, which the truth joins to it"
SECOND_TABLE = "the title of another table below, which fills the columns that a row needs"
REASONS = {
    "file_multitable_same.csv": "the second table is written with other quotes, which its rows, of as"
                                " many cells as the first one's, don't show",
    "file_quotation_char_0x27.csv": "a double quote that is doubled in a file quoted with apostrophes:"
                                    " it is read as it stands, the truth halves it",
    "2004-2016.csv": "the word “missing”, as it stands in the file; the truth has blank cells",
    "20170320-ePC_Data-Travel-Stationery.csv": SECOND_TABLE,
    "Copy_of_2016-17_Q3_Final_V2.csv": CONTROLS,
    "HMRC_spending_over_25000_for_September_2018.csv": CONTROLS,
    "Note_4_Staff_costs_-_Average_number_of_persons_employed_13-14.csv": SECOND_HEADER,
    "O18_air.csv": "a row “1.8, 0.0”, which the truth has as “1.8,0.\\\\” by mistake",
    "Wine_Cellar_Consumption_dataset_14-15.csv": CONTROLS,
    "business_expenses_apr_jun_14_peter_lewis.csv": SECOND_HEADER,
    "ministers-overseas-travel-jan-mar-2013.csv": CONTROLS,
    "mos-oct-dec-2014.csv": SECOND_TABLE,
    "nati-clin-audi-bowe-canc-2017-tran-main-fiel-list.csv": CONTROLS,
    "permanent_secretary_and_director_general_expenses_and_hospitality_april_to_june_2012.csv":
        f"{CONTROLS}; and {SECOND_HEADER}",
}

# Where the truth and “nothing that a careful person would have stopped for” disagree, that wins.
DISAGREEMENTS = {
    "file_header_multirow_2.csv": "the header's line stands twice: the truth has “DATE DATE” for names,"
                                  " here the second one is held as the header again",
    "file_header_multirow_3.csv": "the same with three lines",
    "file_multitable_less.csv": "rows below another header are held",
    "file_multitable_more.csv": "rows below another header are held",
    "file_field_delimiter_0x20.csv": "cells with spaces that nothing encloses: such rows are held as"
                                     " having too many cells",
}


def dump(program, paths):
    """What the program says of each file."""
    done = subprocess.run([program], input="\n".join(paths).encode("utf-8", "surrogateescape"),
                          stdout=subprocess.PIPE, check=True)
    lines = done.stdout.split(b"\n")
    return {path: json.loads(line) for path, line in zip(paths, lines)}


def files(folder):
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)
                  if os.path.isfile(os.path.join(folder, name)))


def f1(truth, found):
    """Pollock's f1 of two bags; it calls 1 what the truth has nothing of."""
    if not truth:
        return 1.0
    common = sum((collections.Counter(truth) & collections.Counter(found)).values())
    if not common:
        return 0.0
    share, recall = common / len(truth), common / len(found)
    return 2 * share * recall / (share + recall)


def precision_recall(truth, found):
    if not truth:
        return [1.0, 1.0, 1.0]
    common = sum((collections.Counter(truth) & collections.Counter(found)).values())
    if not common:
        return [0.0, 0.0, 0.0]
    return [common / len(truth), common / len(found), f1(truth, found)]


def pollock(program, folder, dataset, weights, normalize):
    """The scores of a data set, and the files in which a sound row isn't one of the truth."""
    paths = [path for path in files(f"{folder}/{dataset}/csv") if path.endswith("csv")]
    read = dump(program, paths)
    total, weighted, weight = 0.0, 0.0, 0.0
    wrong, scores = {}, {}
    for path, result in read.items():
        name = os.path.basename(path)
        with open(f"{folder}/{dataset}/clean/{name}", encoding="utf-8-sig", newline="") as file:
            truth = list(csv.reader(file))
        rows = [] if "error" in result else [result["header"]] + result["rows"]
        if not truth:
            score = [1.0] * 10
        elif not rows:
            score = [0.0] * 10
        else:
            score = [1.0]
            score += precision_recall(*[[normalize(c) for c in (rows_ or [[]])[0]]
                                        for rows_ in (truth, rows)])
            score += precision_recall(*[["".join(map(normalize, row)) for row in rows_[1:]]
                                        for rows_ in (truth, rows)])
            score += precision_recall(*[[c for row in rows_ for c in row]
                                        for rows_ in (truth, rows)])
        scores[name] = score
        total += sum(score)
        weighted += sum(score) * weights.get(name, 0)
        weight += weights.get(name, 0)
        if "error" not in result:
            # Blank cells at a row's end, of which Pollock has as many as the header, change no customer.
            def plain(row):
                cells = [c.strip().replace("\r\n", "\n") for c in row]
                while cells and not cells[-1]:
                    cells.pop()
                return tuple(cells)
            right = {plain(row) for row in truth}
            odd = [row for row, problem in zip(result["rows"], result["problems"])
                   if not problem and plain(row) not in right]
            if odd:
                wrong[name] = (len(odd), result["read_as"], odd[0][:6])
    return total / len(read), weighted / weight if weight else 0, wrong, scores, read


def sniffer(program, folder, truth_file, data):
    """The F1 of delimiter and quote, the files that were read otherwise, and those that aren't there."""
    expected = {}
    with open(f"{folder}/python/ground truth/{truth_file}", newline="", encoding="utf-8") as file:
        for row in list(csv.reader(file, delimiter="|"))[1:]:
            if len(row) > 5:
                expected[row[0]] = row
    del expected["file_name"]
    there = [name for name in expected if os.path.isfile(f"{folder}/{data}/{name}")]
    read = dump(program, [f"{folder}/{data}/{name}" for name in there])
    passed, failed, odd = 0, 0, {}
    for name in there:
        result = read[f"{folder}/{data}/{name}"]
        truth = (DELIMITERS[expected[name][2]], QUOTES[expected[name][3]])
        if "error" in result and "dialect" not in result:
            failed += 1
            odd[name] = (truth, result["error"])
            continue
        dialect = result["dialect"]
        found = (dialect["delimiter"], dialect["quote"] or '"')
        if found == truth:
            passed += 1
        else:
            odd[name] = (truth, found)
    precision, recall = passed / (len(there) - failed), passed / (passed + failed)
    return (2 * precision * recall / (precision + recall), odd, len(there),
            [name for name in expected if name not in there])


# What the corpora call an encoding, and what iconv does where that is another name. What is called
# Shift_JIS on the web is Windows' extension of it (WHATWG Encoding).
ICONV = {"shift_jis": "cp932", "maccyrillic": "mac-cyrillic", "macroman": "macintosh",
         "mac-centraleurope": "mac-centraleurope", "tis-620": "cp874", "iso-8859-11": "cp874",
         "euc-kr": "cp949", "uhc": "cp949", "gb2312": "gb18030", "iso-8859-1": "cp1252"}
NORMALIZER = {"sample-arabic-1": "windows-1256", "sample-french-1": "windows-1252",
              "sample-chinese": "big5", "sample-greek": "windows-1253",
              "sample-greek-2": "windows-1253", "sample-hebrew-2": "windows-1255",
              "sample-hebrew-3": "windows-1255", "sample-korean": "cp949",
              "sample-turkish": "windows-1254", "sample-russian": "maccyrillic"}


def corpora(root):
    """The files of the corpora of encodings that aren't UTF or ASCII, with their encodings."""
    for folder in ["chardet/tests", "uchardet/test"]:
        for path, _, names in os.walk(f"{root}/{folder}"):
            for name in sorted(names):
                label = os.path.basename(path) if folder[0] == "c" else name.rsplit(".", 1)[0]
                label = label.lower()
                parts = label.split("-")
                if parts[0] in ("iso", "windows"):
                    # chardet adds the language: iso-8859-2-czech.
                    label = "-".join(parts[:3 if label.startswith("iso-8859") else 2])
                    label = "-".join(parts[:3]) if label.startswith("iso-2022") else label
                if label[:3] not in ("utf", "asc", "cma", "uch", "tes", "__p"):
                    yield f"{path}/{name}", label
    for name, label in NORMALIZER.items():
        path = f"{root}/charset_normalizer/data/{name}.txt"
        if os.path.isfile(path):
            yield path, label


def encodings(program, root):
    """How many texts are right, stopped, and wrong without a word."""
    counts = {False: collections.Counter(), True: collections.Counter()}
    odd = []
    with tempfile.TemporaryDirectory() as folder:
        truths = {}
        for path, label in corpora(root):
            with open(path, "rb") as file:
                # A first line, so that web pages are no other kind of file.
                data = b"Text\n" + file.read()
            done = subprocess.run(["iconv", "-f", ICONV.get(label, label), "-t", "utf-8"],
                                  input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if done.returncode:
                continue
            copy = f"{folder}/{len(truths)}"
            with open(copy, "wb") as file:
                file.write(data)
            truths[copy] = (path, label, done.stdout.decode())
        done = subprocess.run([program, "encodings"], input="\n".join(truths).encode(),
                              stdout=subprocess.PIPE, check=True)
        for line in done.stdout.splitlines():
            result = json.loads(line)
            path, label, truth = truths[result["file"]]
            is_western = label in ("windows-1252", "iso-8859-1")
            verdict = ("stopped" if "error" in result or not result["is_sure"]
                       else "right" if result["text"] == truth else "wrong")
            counts[is_western][verdict] += 1
            if verdict != "right":
                odd.append((verdict, path[len(root) + 1:], result.get("encoding", ""),
                            *result.get("likely", [])))
    for is_western, title in [(False, "other encodings"), (True, "Windows-1252 and ISO-8859-1")]:
        count = counts[is_western]
        total = max(sum(count.values()), 1)
        print(f"Encodings, {sum(count.values())} files in {title}: "
              + ", ".join(f"{kind} {count[kind]} ({count[kind] / total:.1%})"
                          for kind in ("right", "stopped", "wrong")))
    for why in sorted(odd):
        print("       ", *why)


def report(title, result, weights, verbose):
    simple, weighted, wrong, scores, read = result
    damaged = sum("header is damaged" in found.get("error", "") for found in read.values())
    print(f"{title}, {len(read)} files: simple {simple:.3f}"
          + (f", weighted {weighted:.3f}" if weights else ""))
    print(f"    {damaged} score 0 because a damaged header stops the program;"
          f" {len(wrong)} have a sound row that isn't in the truth:")
    for name, why in sorted(wrong.items()):
        print("       ", name, *why)
        print("            why:", REASONS.get(name, "not known: look at it"))
    disagreeing = {name: why for name, why in DISAGREEMENTS.items() if name in scores}
    if disagreeing:
        print(f"    in {len(disagreeing)} the truth has what the program holds back:")
    for name, why in disagreeing.items():
        print(f"        {name} {sum(scores[name]):.3f}: {why}")
    if verbose:
        for name, score in sorted(scores.items(), key=lambda item: sum(item[1]))[:100]:
            print("       ", name, f"{sum(score):.3f}")


def main():
    program, root = sys.argv[1:3]
    verbose = "--verbose" in sys.argv
    folder = f"{root}/Pollock"
    if os.path.isdir(folder):
        sys.path.insert(0, folder)
        from pollock.data_types import normalize_cell
        normalize = functools.lru_cache(maxsize=None)(normalize_cell)
        with open(f"{folder}/pollock_weights.json") as file:
            weights = json.load(file)
        result = pollock(program, folder, "polluted_files", weights, normalize)
        report("Pollock", result, weights, verbose)
        result = pollock(program, folder, "survey_sample", {}, normalize)
        report("Pollock's real files", result, {}, verbose)
    folder = f"{root}/CSVsniffer"
    if os.path.isdir(folder):
        for title, truth, data in [
            ("POLLOCK", "POLLOCK-dialect_annotations.txt", "python/CSV"),
            ("CSV Wrangling", "CCSV-manual_Dialect_Annotation.txt", "python/CSV_Wrangling"),
            ("W3C", "W3C-CSVW-dialect_annotations.txt", "python/W3C-CSVW"),
        ]:
            score, odd, count, missing = sniffer(program, folder, truth, data)
            print(f"CSVsniffer, {title}, {count} files: F1 {score:.4f}"
                  + (f"; not there: {len(missing)}" if missing else ""))
            for name, why in sorted(odd.items()):
                print("       ", name, *why)
    if os.path.isdir(f"{root}/chardet"):
        encodings(program, root)


main()
