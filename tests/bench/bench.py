# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Comity turn by turn with its floors; tools/bench starts it. One JSON line a measurement on stdout."""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

import sample_logos


def run(command, **environment):
    """Runs one program of the benchmark and returns what it printed as {name: number}."""
    started = time.clock_gettime(time.CLOCK_MONOTONIC) * 1000
    program = subprocess.Popen(command, env=dict(os.environ, **environment), stdout=subprocess.PIPE, text=True)
    words = (line.split() for line in program.stdout.read().splitlines())
    _pid, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode != 0:
        sys.exit(f"bench: {command[0]} ended with {program.returncode}")
    result = {pair[0]: float(pair[1]) for pair in words if len(pair) == 2}
    if "first-frame-at" in result:
        result["first-frame"] = result["first-frame-at"] - started
    result["peak-rss"] = usage.ru_maxrss / 1024
    return result


def in_turns(rounds, **commands):
    """Runs the commands one after the other, round after round; the first round only warms up."""
    results = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, start in commands.items():
            measured = start()
            if turn > 0:
                results[name].append(measured)
    return results


def median(results, name):
    return statistics.median(result[name] for result in results)


def tell(name, value, unit, floor, goal):
    """Prints one measurement."""
    line = {"name": name, "value": round(value, 3), "unit": unit, "floor": round(floor, 3), "ratio": round(value / floor, 3),
            "goal": goal}
    print(json.dumps(line), flush=True)


class Bench:
    """The programs, the office and how often."""

    def __init__(self, options):
        self.options = options
        self.office = self.make_office()

    def program(self, name):
        return os.path.join(self.options.build, "tests", "bench", name)

    def make_office(self):
        """Makes the large office, or takes the one of an earlier run."""
        os.makedirs(self.options.cache, exist_ok=True)
        path = os.path.join(self.options.cache, f"office-{self.options.students}-{self.options.partners}.comity")
        if not os.path.exists(path):
            print("Making the office …", file=sys.stderr)
            subprocess.run([os.path.join(self.options.build, "src", "office", "make-office"), "--students", str(self.options.students),
                            "--partners", str(self.options.partners), path], check=True, stdout=sys.stderr)
        run([self.program("bench-store"), "update", path])
        return path

    def window(self, *arguments):
        """Starts Comity's window over the office until its first picture with rows."""
        comity = os.path.join(self.options.build, "src", "comity")
        return run([comity, "--office", self.office, "--screen", "list:student", "--first-frame", *arguments],
                   GDK_DISABLE="gl,vulkan")

    def floor_window(self):
        return run([self.program("floor-window")], GDK_DISABLE="gl,vulkan")

    def start(self):
        """Goal 1: the first frame with the first page of students."""
        results = in_turns(self.options.rounds, floor=self.floor_window, comity=self.window)
        if min(result["rows"] for result in results["comity"]) < 1:
            sys.exit("bench: a first frame had no rows in it")
        tell("start-first-frame", median(results["comity"], "first-frame"), "ms", median(results["floor"], "first-frame"), 1.25)
        tell("start-peak-memory", median(results["comity"], "peak-rss"), "MiB", median(results["floor"], "peak-rss"), 1.25)

    def card(self):
        """Goal 2: without a graphics card, against a window that loads the software renderers all the same."""
        results = in_turns(self.options.rounds, floor=lambda: run([self.program("floor-window")]), comity=self.window)
        tell("no-card-first-frame", median(results["comity"], "first-frame"), "ms", median(results["floor"], "first-frame"), 0.95)
        tell("no-card-peak-memory", median(results["comity"], "peak-rss"), "MiB", median(results["floor"], "peak-rss"), 0.65)

    def cold(self):
        """Goal 3: the same with nothing of system, program and data in the page cache."""
        def cold(start):
            def started():
                evict(["/usr", "/etc", self.options.build, os.path.dirname(self.office)])
                return start()
            return started

        results = in_turns(max(3, self.options.rounds // 3), floor=cold(self.floor_window), comity=cold(self.window))
        tell("cold-first-frame", median(results["comity"], "first-frame"), "ms", median(results["floor"], "first-frame"), 1.3)

    def scroll(self):
        """Goals 4 and 5: scrolling by pages and jumps, then sorting by every column and searching; memory at the end."""
        # Without a graphics card Comity asks GTK for the same by itself, see src/main.c.
        results = in_turns(max(3, self.options.rounds // 3),
                           floor=lambda: run([self.program("floor-list")], GDK_DISABLE="gl,vulkan"),
                           comity=lambda: run([self.program("bench-list"), self.office], GDK_DISABLE="gl,vulkan"))
        window = in_turns(3, floor=self.floor_window)
        for phase in ("page", "jump"):
            name = f"scroll-{phase}-mean"
            tell(name, median(results["comity"], name), "ms", median(results["floor"], name), 1.15)
            tell(f"scroll-{phase}-max", median(results["comity"], f"scroll-{phase}-max"), "ms", 25.0, 1.0)
            tell(f"scroll-{phase}-fps", median(results["comity"], f"scroll-{phase}-fps"), "1/s", 55.0, "at least 1")
        tell("memory-after-everything", median(results["comity"], "rss") / 1024, "MiB", median(window["floor"], "peak-rss"), 2.0)

    def search(self):
        """Goal 6: first 50 and exact total while typing."""
        plain = self.make_plain()
        results = in_turns(3, floor=lambda: run([self.program("floor-sqlite"), "rank", plain]),
                           comity=lambda: run([self.program("bench-store"), "search", self.office]))
        tell("search-p99", median(results["comity"], "search-p99"), "ms", median(results["floor"], "rank-p99"), 0.1)

    def with_copy(self, start):
        """Runs what writes over a copy of the office, which is gone afterwards."""
        copy = self.office + ".saves"
        shutil.copyfile(self.office, copy)
        result = start(copy)
        for path in (copy, copy + "-wal", copy + "-shm", copy + ".lock"):
            if os.path.exists(path):
                os.remove(path)
        return result

    def save(self):
        """Goal 12: one student saved, with index and journal, durable; and pages of a list read during a bulk write."""
        plain = self.make_plain()
        results = self.with_copy(lambda copy: in_turns(
            3, floor=lambda: run([self.program("floor-sqlite"), "commit", plain, "300"]),
            comity=lambda: run([self.program("bench-store"), "save", copy, "300"])))
        tell("save-p50", median(results["comity"], "save-p50"), "ms", median(results["floor"], "commit-p50"), 2.0)
        tell("save-p99", median(results["comity"], "save-p99"), "ms", median(results["floor"], "commit-p99"), 4.0)
        results = self.with_copy(lambda copy: in_turns(3, bulk=lambda: run([self.program("bench-store"), "bulk", copy, "20000"])))
        tell("bulk-page-p99", median(results["bulk"], "bulk-page-p99"), "ms", median(results["bulk"], "quiet-page-p99"), 3.0)

    def backup(self):
        """Goal 16: a consistent copy while pages of a list are read, against the bare backup API in one step."""
        copy = self.office + ".copy"
        results = in_turns(3, floor=lambda: run([self.program("bench-backup"), "bare", self.office, copy]),
                           comity=lambda: run([self.program("bench-backup"), "comity", self.office, copy]))
        tell("backup", median(results["comity"], "backup"), "ms", median(results["floor"], "backup"), 1.3)
        tell("backup-page-p99", median(results["comity"], "backup-page-p99"), "ms",
             median(results["comity"], "quiet-page-p99"), 3.0)

    def logos(self):
        """Goal 14: logos from 500 hosts with TLS and 50 ms delay, fetched, kept and decoded; and what a sandbox costs."""
        server = os.path.join(os.path.dirname(os.path.abspath(__file__)), "logos-server.py")
        results = in_turns(min(self.options.rounds, 5), logos=lambda: run([self.program("bench-logos"), server, "500"]))["logos"]
        if max(result["failed"] for result in results) > 0:
            sys.exit("bench: some logos could not be fetched")
        tell("logos-fetch-20-at-once", median(results, "fetch-20"), "ms", median(results, "fetch-64"), 2.0)
        tell("logos", median(results, "whole"), "ms", median(results, "fetch-64"), 2.0)
        tell("logos-latest-frame", median(results, "latest"), "ms", 16.7, 1.0)
        tell("logos-memory-growth", median(results, "growth"), "MiB", 48, 1.0)
        tell("logos-shared-sandbox", median(results, "decode-alone"), "ms", median(results, "decode-first"), 0.5)
        tell("logos-side-by-side", median(results, "decode-4"), "ms", median(results, "decode-alone"), 1.0)

    def pictures(self):
        """Goal 15: the pixels of 500 logos that lists have shown before, against decoding the pictures again."""
        folder = os.path.join(self.options.cache, "pictures")
        os.makedirs(folder, exist_ok=True)
        for seed in range(500):
            path = os.path.join(folder, f"{seed}.png")
            if not os.path.exists(path):
                with open(path, "wb") as file:
                    file.write(sample_logos.picture(seed))
        results = in_turns(min(self.options.rounds, 5), pictures=lambda: run([self.program("bench-pictures"), folder]))["pictures"]
        tell("pictures-kept", median(results, "kept"), "ms", median(results, "decoded"), 0.05)

    def tables(self):
        """Goals 11 and 13: a table of 20 columns in, against the bare .import; the same out as a workbook; memory at a tenth and at all."""
        folder = os.path.join(self.options.cache, "tables")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        whole, tenth = (self.import_table(folder, rows) for rows in (self.options.students, self.options.students // 10))
        bare = timed(["sqlite3", os.path.join(folder, "bare.db"), f".import --csv {whole['table']} students"])
        tell("import", whole["import"]["wall"], "s", bare["wall"], 4.0)
        tell("import-peak-memory", whole["import"]["peak-rss"], "MiB", 250, 1.0)
        tell("import-memory-flat", whole["import"]["peak-rss"], "MiB", tenth["import"]["peak-rss"], "grows by the keys of rows only")
        tell("xlsx-memory-flat", whole["export"]["peak-rss"], "MiB", tenth["export"]["peak-rss"], 1.3)
        if shutil.which("soffice") is None:
            print(f"bench: no LibreOffice to compare with; the workbook took {whole['export']['wall']:.2f} s", file=sys.stderr)
        else:
            office = timed(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, whole["table"]])
            tell("xlsx", whole["export"]["wall"], "s", office["wall"], 0.15)
            tell("xlsx-peak-memory", whole["export"]["peak-rss"], "MiB", office["peak-rss"], 0.15)
        shutil.rmtree(folder)

    def import_table(self, folder, rows):
        """Brings so many students in and writes them out again; returns what each took."""
        comity = [os.path.join(self.options.build, "src", "comity"), "--office", os.path.join(folder, f"{rows}.comity")]
        table = os.path.join(folder, f"{rows}.csv")
        write_students(table, rows)
        run([*comity, "new"])
        taken = timed([*comity, "import", "student", table])
        columns = "family_name,given_names,family_name_cyrillic,given_names_cyrillic,own_number,sex,birth_date,birth_place,citizenship," \
                  "status,level,programme,faculty,year,study_group,language,basis,intake,order_number,contract_number"
        written = timed([*comity, "export", "student", "--format", "xlsx", "--columns", columns, "-o", table + ".xlsx"])
        return {"table": table, "import": taken, "export": written}

    def make_plain(self):
        """Makes the floor's own plain database of the same students once."""
        path = self.office + ".plain"
        if not os.path.exists(path):
            run([self.program("floor-sqlite"), "make", self.office, path + ".part"])
            os.rename(path + ".part", path)
        return path


def timed(command):
    """Runs a program to its end; returns how long it took and its largest memory."""
    started = time.monotonic()
    return {**run(command), "wall": time.monotonic() - started}


def write_students(path, rows):
    """Writes a table of invented students, the same each time."""
    draw = random.Random(7)
    names = ["Yusupov", "Karimova", "Petrov", "Li", "Nguyen", "Sharma", "Ivanov", "Rahimov", "Tursunova", "Okafor", "Kowalski", "Zhang"]
    own = ["Юсупов", "Каримова", "Петров", "Ли", "Нгуен", "Шарма", "Иванов", "Рахимов", "Турсунова", "Окафор", "Ковальский", "Чжан"]
    heads = "Family name,Given names,Family name in Cyrillic,Given names in Cyrillic,Our number,Sex,Date of birth,Place of birth," \
            "Citizenship,Status,Level of study,Programme,Faculty,Year,Group,Language of instruction,Basis of study,Intake," \
            "Number of the order,Number of the contract\n"
    with open(path, "w", encoding="utf-8") as table:
        table.write(heads)
        for number in range(rows):
            name, year = draw.randrange(len(names)), draw.randrange(1, 7)
            place = "".join(draw.choice(("ka", "ri", "mo", "va", "ta", "shi", "lo", "ne")) for _ in range(3))
            day = f"{draw.randrange(1, 29):02d}.{draw.randrange(1, 13):02d}.{draw.randrange(1995, 2009)}"
            table.write(f"{names[name]}{place},Anna,{own[name]},Анна,S-{number:07d},{draw.choice('FM')},{day},City of {place},"
                        f"{draw.choice(('UZ', 'CN', 'IN', 'KZ', 'TM', 'NG'))},enrolled,{draw.choice(('bachelor', 'master'))},"
                        f"general_medicine,{draw.choice(('medicine', 'dentistry', 'pharmacy'))},{year},{year}0{draw.randrange(9)},"
                        f"{draw.choice(('ru', 'en'))},contract,{2026 - year},{draw.randrange(1, 999)}-S,C/{number}\n")


def evict(folders):
    """Asks the kernel to forget the content of all files in the folders."""
    for folder in folders:
        for where, _folders, names in os.walk(folder):
            for name in names:
                forget(os.path.join(where, name))


def forget(path):
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)


MEASUREMENTS = ("start", "card", "cold", "scroll", "search", "save", "backup", "logos", "pictures", "tables")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--students", type=int, default=1_000_000)
    parser.add_argument("--partners", type=int, default=110_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("names", nargs="*", choices=[[], *MEASUREMENTS], default=[])
    options = parser.parse_args()
    bench = Bench(options)
    for name in options.names or MEASUREMENTS:
        getattr(bench, name)()


main()
