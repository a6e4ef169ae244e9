#!/usr/bin/env python3
"""Has LibreOffice open every workbook of a running Corons, without a screen, and compares its cells with the CSV of the
same address. Workbooks without a CSV (templates) are opened and their lists counted. Exit 1 on a difference. Needs
Debian's libreoffice-calc and Python's standard library:

    corons demo --port 8000 &
    tools/check_xlsx.py http://127.0.0.1:8000 pilotage corons-piloter-2018
"""

import csv, html, http.cookiejar, io, pathlib, re, subprocess, sys, tempfile, time
import urllib.error, urllib.parse, urllib.request
import xml.etree.ElementTree as xml

PAGES, EACH = 600, 3  # pages looked at, and addresses of one shape
# What stands behind a form, or many links away.
SEEDS = ["/", "/restatements?programme=mc&from=@3000", "/years", "/templates", "/programmes/mc/pace"]
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.,][0-9]+)?")
DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def main(base, login, password):
    web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    web.addheaders = [("Sec-Fetch-Site", "same-origin")]
    web.open(base + "/sign-in", urllib.parse.urlencode({"login": login, "password": password}).encode())
    found = workbooks(web, base)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = {}
        for number, address in enumerate(found):
            files[address] = folder / f"{number:03}.xlsx"
            files[address].write_bytes(web.open(base + address).read())
        begun = time.monotonic()
        convert(folder, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", files.values())
        convert(folder, "fods", files.values())
        print(f"{len(files)} workbooks opened in {time.monotonic() - begun:.1f} s")
        cells = wrong = 0
        for address, file in files.items():
            here, bad = compared(web, base, address, file)
            cells, wrong = cells + here, wrong + bad
    print(f"{len(files)} workbooks, {cells} cells compared, {wrong} differences")
    return 1 if wrong or not cells else 0


def workbooks(web, base):
    """Every address of a workbook that a page links to, a few of each shape."""
    waiting, seen, shapes, found = list(SEEDS), set(SEEDS), {}, []
    for _ in range(PAGES):
        if not waiting:
            break
        try:
            page = web.open(base + waiting.pop(0)).read().decode("utf-8", "replace")
        except urllib.error.HTTPError:
            continue
        for link in map(html.unescape, re.findall(r'href="(/[^"#]*)', page)):
            book = link.split("?")[0].endswith(".xlsx")
            path, _, query = link.partition("?")
            shape = book, re.sub(r"/[^/]*[A-Z0-9][^/]*", "/*", path), re.sub(r"=[^&]*", "", query)
            if link in seen or re.search(r"^/(static|sign-|known)|lang=|theme=|sort=|\.(csv|json|svg|png|zip)\b", link):
                continue
            if shapes.setdefault(shape, 0) >= EACH:
                continue
            seen.add(link)
            shapes[shape] += 1
            (found if book else waiting).append(link)
    return found


def convert(folder, how, files):
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", how,
         "--outdir", str(folder), *map(str, files)], capture_output=True, text=True, timeout=900)
    for file in files:
        if not file.with_suffix("." + how.split(":")[0]).exists():
            sys.exit(f"LibreOffice did not open {file.name}: {done.stdout} {done.stderr}")


def compared(web, base, address, file):
    shown = rows(file.with_suffix(".csv").read_text("utf-8-sig"))
    try:
        wanted = rows(web.open(base + address.replace(".xlsx", ".csv", 1)).read().decode("utf-8-sig"))
    except urllib.error.HTTPError:
        lists = sum(1 for it in xml.parse(file.with_suffix(".fods")).iter() if it.tag.endswith("}content-validation"))
        print(f"{address}: {len(shown)} rows, {file.stat().st_size} bytes, {lists} columns checked while typing")
        return 0, 0 if lists else 1
    differs = abs(len(shown) - len(wanted))
    cells = 0
    for line, (one, other) in enumerate(zip(shown, wanted), 1):
        for a, b in zip(one + [""] * (len(other) - len(one)), other):
            cells += 1
            if plain(a) != plain(b):
                differs += 1
                if differs < 5:
                    print(f"{address}, line {line}: {a!r} instead of {b!r}")
    print(f"{address}: {len(wanted)} rows, {file.stat().st_size} bytes, {differs} differences")
    return cells, differs


def rows(text):
    # LibreOffice ends lines as this machine does, inside a cell as well.
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=";"))


def plain(cell):
    """A cell as both write it: a day as ISO writes it, a number with a point."""
    day = DAY.fullmatch(cell)
    if day:
        month, day, year = day.groups()
        return f"{year}-{month:>02}-{day:>02}"
    return repr(float(cell.replace(",", "."))) if NUMBER.fullmatch(cell) else cell


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
