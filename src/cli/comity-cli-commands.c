/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-cli"

#include <glib/gi18n.h>

#include "comity-cli-private.h"

#define QUERY_OPTIONS "search where as-of sort descending limit columns unmasked"

static const ComityCliCommand commands[] = {
  /* Translators: an option in the summary of a command; never translate what begins with -- */
  { "new", N_ ("[--demo]"), N_ ("make a new, empty office, or the demo office"),
    N_ ("The file must not exist yet. The demo office holds what five universities have published "
        "about their international work, and invented students."),
    "  comity new\n"
    "  comity --office ~/trial.comity new --demo\n",
    "students", 0, 0, comity_cli_new },
  /* Translators: stands for the name of a kind of record; the brackets say that it may be left out */
  { "kinds", N_ ("[KIND]"), N_ ("list the kinds of record, or the fields of one kind"),
    N_ ("The names in the first column are the words that all commands take. With --json each "
        "field comes with everything that is known about it: type, choices, limits, an example."),
    "  comity kinds\n"
    "  comity kinds agreement\n"
    "  comity kinds student --json\n",
    NULL, 0, 1, comity_cli_kinds },
  /* Translators: stands for the name of a kind of record, in the summary of a command */
  { "list", N_ ("KIND"), N_ ("list the records of a kind"),
    N_ ("Values after --where are in the neutral form: dates as 2026-03-19, countries as two "
        "letters, choices as their codes. Several conditions must all hold."),
    "  comity list partner --where country=UZ --sort name\n"
    "  comity list agreement --as-of 2024-03-19 --limit 20\n"
    "  comity list student --search ivanov --json\n",
    QUERY_OPTIONS, 1, 1, comity_cli_list },
  { "show", N_ ("KIND ID"), N_ ("show one record"),
    N_ ("Instead of the id, “=TITLE” names the one record with this title."),
    "  comity show partner 914793674309632001\n"
    "  comity show partner \"=Xinjiang Medical University\" --json\n"
    "  comity show partner \"=Xinjiang Medical University\" --pdf partner.pdf\n"
    "  comity show partner \"=Xinjiang Medical University\" --pdf partner.pdf --language ru,en\n",
    "unmasked pdf language", 2, 2, comity_cli_show },
  { "add", N_ ("KIND FIELD=VALUE…"), N_ ("add a record, or one for each line of JSON"),
    N_ ("The answer is the id of the new record; it comes when the record is safely on the disk. "
        "Values are in the neutral form. A reference takes an id, or “=TITLE” when exactly one "
        "record has that title; a picture or file takes “@PATH”; a field of many values takes them "
        "separated by “;”, or is repeated.\n"
        "“comity add KIND --json -” reads one JSON object a line from standard input and answers "
        "each with one line, {\"id\": …} or {\"error\": …}, as soon as the record is on the disk. "
        "A line "
        "that is refused does not stop the rest; the exit status is then 1. The members of the "
        "object are fields; “id” keeps a given id, and “version”, "
        "“created”, “changed” and “title”, as export writes them, are passed over."),
    "  comity add partner name=\"Hokkaido University\" country=JP\n"
    "  comity export partner | comity --office other.comity add partner --json -\n",
    NULL, 1, -1, comity_cli_add },
  { "set", N_ ("KIND ID FIELD=VALUE…"), N_ ("change fields of a record"),
    N_ ("An empty value (FIELD=) empties the field. Values are as for “add”."),
    "  comity set partner 914793674309632001 city=Sapporo website=\n", "version", 3, -1,
    comity_cli_set },
  { "delete", N_ ("KIND ID"), N_ ("delete a record"),
    N_ ("Records that live on its page, such as a partner’s names, go with it. A record that "
        "others cannot be without is not deleted."),
    NULL, "version", 2, 2, comity_cli_delete },
  { "history", N_ ("[KIND ID]"), N_ ("show who changed what and when, also in a deleted record"),
    N_ ("Without a record, the changes of the whole office are listed, the newest first; “undo” "
        "takes their numbers."),
    "  comity history partner 914793674309632001\n"
    "  comity history --since 2026-11-01\n",
    "limit since unmasked", 0, 2, comity_cli_history },
  { "undo", "", N_ ("take back the last change, whatever it was"),
    N_ ("Repeated, it goes further back, also over restarts. An undo is refused when what it "
        "would take back has been changed since. With --batch an older change of the history is "
        "taken back by itself."),
    "  comity undo\n"
    "  comity undo --batch 1204\n",
    "batch", 0, 0, comity_cli_undo },
  { "redo", "", N_ ("bring back what was undone last"),
    N_ ("Only as long as nothing else was changed since."), NULL, NULL, 0, 0, comity_cli_redo },
  { "rewind", N_ ("[KIND ID]"),
    N_ ("go back to how a record or the office stood at the end of a day"),
    N_ ("A record, which may also be deleted, comes with what belonged to it. It is a change that "
        "can be undone."),
    "  comity rewind student 914793674309632001 --to 2026-11-01\n"
    "  comity rewind --to 2026-11-01\n",
    "to", 0, 2, comity_cli_rewind },
  /* Translators: stands for words that are searched, in the summary of a command */
  { "search", N_ ("TEXT"), N_ ("search in the records of all kinds"),
    N_ ("Each word, or a beginning or part of it, must be found. Case, accents and scripts do not "
        "matter: “ivanov” also finds «Иванов»."),
    "  comity search white nights\n", "limit", 1, -1, comity_cli_search },
  { "today", "", N_ ("show what has to be done by when"),
    N_ ("What is overdue, then what is due within a week and within thirty days, by the office’s "
        "rules and by the dates in its records. Each line says by which rule."),
    "  comity today\n"
    "  comity today --date 2027-03-01 --json\n",
    "date limit", 0, 0, comity_cli_today },
  /* Translators: stands for the name of a country; the brackets say that it may be left out */
  { "rules", N_ ("[COUNTRY]"), N_ ("list the deadline rules that can be taken over, or add them"),
    N_ ("With the name of a country its usual rules and holidays are added to the office, as far "
        "as it does not have them. They come from what universities have published: check them "
        "before use."),
    "  comity rules\n"
    "  comity rules uzbekistan\n",
    NULL, 0, 1, comity_cli_rules },
  { "export", N_ ("KIND"), N_ ("write records: JSON, CSV, XLSX, ODS, PDF, calendar or cards"),
    N_ (
      "Without --format they are JSON lines. The forms are csv, xlsx, ods, json, jsonl, ics (days "
      "and "
      "deadlines, with alarms), vcf, html and pdf, for paper. Values are in the neutral form and "
      "can come back by "
      "“import”; with --shown they are as people see them, and CSV is in the dialect that Excel "
      "opens here. In CSV, a text that a spreadsheet would take for a formula gets a ' in front, "
      "unless --raw is given."),
    "  comity export partner > partners.jsonl\n"
    "  comity export student --format xlsx --shown --where citizenship=IN -o students.xlsx\n"
    "  comity export event --format ics > events.ics\n",
    QUERY_OPTIONS " format raw shown output language", 1, 1, comity_cli_export },
  /* Translators: stands for the name of a file, in the summary of a command */
  { "read", N_ ("FILE"), N_ ("show what an import would see in a file"),
    N_ ("First how the file was read: its format, charset and sheets; then each row. With --json "
        "each row is an array of texts: dates as 2026-03-19, numbers with a point. Read are .xlsx, "
        ".ods, .csv and other text tables in any charset, JSON, JSON lines, iCalendar, vCard, "
        "tables of web pages, and lists of organisations as people write them. “-” reads "
        "standard input."),
    "  comity read partners.xlsx --sheet 2\n"
    "  comity read students.csv --charset windows-1251 --json\n",
    "sheet charset format limit", 1, 1, comity_cli_read },
  /* Translators: one of the three is given; the bars mean “or” */
  { "lookup", N_ ("ADDRESS|ID|NAME"), N_ ("look an organisation up on the web, as one JSON object"),
    N_ ("Takes the address of a website, a ROR or Wikidata id, or a name. Nothing is written. "
        "“fields” has for each field of a partner the value, its source and its address, “logos” "
        "the pictures that may be its logo, best first, “problems” what could not be had. With "
        "--page a saved page is read, and the network is not touched."),
    "  comity lookup https://www.unica.it\n"
    "  comity lookup 02yqqv993\n"
    "  comity lookup --page saved.html --base https://www.unica.it/\n",
    "allow-private page base", 0, -1, comity_cli_lookup },
  { "logo", N_ ("ADDRESS -o FILE.png"), N_ ("fetch the logo of an organisation"),
    N_ ("Takes what “lookup” takes, or the address of a picture, and writes a PNG of at most 256 "
        "pixels each way. The picture is decoded in a sandbox."),
    "  comity logo www.unica.it -o unica.png\n", "allow-private output", 1, -1, comity_cli_logo },
  { "import", N_ ("KIND FILE|ADDRESS"), N_ ("bring the rows of a table in as records"),
    N_ (
      "Columns are recognised by their heads in any language of the program, by what is in them, "
      "or "
      "by --map. A column may also belong to another record of the row: “paper:passport.number” "
      "for a student, “contact.email” for a partner. Rows whose record is in the office already "
      "change it; an empty cell changes nothing. A cell that cannot be read is left out and told, "
      "with its row, column and reason; the exit status is then 1. Everything comes in at once or "
      "not at all, after a backup, and can be undone at once. With --json the first line says how "
      "the file was read, the next tell the problems, then what became of each row, and the last "
      "counts. “-” reads standard input."),
    "  comity import partner partners.xlsx --dry-run\n"
    "  comity import student students.csv --charset windows-1251 --map students.json\n",
    "map sheet charset format dry-run feed allow-private", 2, 2, comity_cli_import },
  { "feed", N_ ("list|refresh [NAME|ID…]"), N_ ("list feeds, or ask them again"),
    N_ (
      "A feed is a list or calendar on the web that was imported with --feed NAME. “refresh” asks "
      "all of them, or those that are named, says what is new, and takes it in as the import did; "
      "with --dry-run nothing is written. A feed that has not changed since costs one question. "
      "One that fails stops no other; the exit status is then 1."),
    "  comity import event https://example.edu/events.ics --feed Events\n"
    "  comity feed refresh Events --dry-run\n",
    "dry-run allow-private", 1, -1, comity_cli_feed },
  { "refresh", "partner", N_ ("look partners up again, and take what has changed"),
    N_ ("Takes values for empty fields, and new ones for values that came from the web and that "
        "nobody has changed since. What a person typed stays; “kept” shows what the web says "
        "instead. Partners without a logo get one. Everything is one step for undo; with --dry-run "
        "nothing is written."),
    "  comity refresh partner --where country=UZ --dry-run\n",
    QUERY_OPTIONS " allow-private dry-run", 1, 1, comity_cli_refresh },
  { "archive", N_ ("FILE"), N_ ("write the whole office as one archive of plain files"),
    N_ (
      "A ZIP archive of JSON lines, one file a kind, and of all pictures and attachments. It can "
      "be "
      "read without Comity, and read back by “unarchive”. The history is not in it: for that there "
      "is “backup”."),
    "  comity archive office-2026.zip\n", NULL, 1, 1, comity_cli_archive },
  { "unarchive", N_ ("FILE"), N_ ("read an archive into this office, which must be empty"), NULL,
    "  comity --office copy.comity new\n"
    "  comity --office copy.comity unarchive office-2026.zip\n",
    NULL, 1, 1, comity_cli_unarchive },
  { "check", "", N_ ("check that the office file is sound"),
    N_ ("The exit status is 0 when nothing is wrong."), NULL, "mend", 0, 0, comity_cli_check },
  /* Translators: stands for the name of a file; the brackets say that it may be left out */
  { "backup", N_ ("[FILE]"), N_ ("make a verified copy of the office, also while it is in use"),
    N_ ("Without FILE the backup goes to the folder of backups beside the office, where those that "
        "are no longer needed are removed: all of a day are kept, one of each day for two weeks, "
        "of each week for eight, of each month for a year. The answer is the path of the backup.\n"
        "--encrypt is for FILE or for the second folder. Nobody can open an encrypted backup "
        "without its passphrase."),
    "  comity backup\n"
    "  comity backup --list\n"
    "  comity backup --encrypt /media/stick/office.comity-locked\n"
    "  comity backup --encrypt --second /media/disk\n",
    "list second encrypt", 0, 1, comity_cli_backup },
  { "restore", N_ ("FILE"), N_ ("put the office of a backup in the place of this one"),
    N_ ("The file is checked first. The office that is replaced is kept; the answer is its path. "
        "Nobody may have the office open for writing."),
    "  comity restore ~/.local/share/comity/office.backups/office-2026-11-20T101112Z.comity\n",
    NULL, 1, 1, comity_cli_restore },
  { "rescue", N_ ("FILE NEW"), N_ ("read what can be read of a damaged office into a new one"),
    N_ ("FILE is not changed. What could not be read is told, a line each. The history stays "
        "behind."),
    "  comity rescue damaged.comity rescued.comity\n", NULL, 2, 2, comity_cli_rescue },
  { "personal-data", N_ ("KIND ID"), N_ ("tell all that is held about one person"),
    N_ ("The record, all that hangs on it or names it, files, history and backups, with nothing "
        "masked. A FILE that ends with “.pdf” gets pages for people, any other JSON."),
    "  comity personal-data student 914793674309632001\n"
    "  comity personal-data contact \"=Anna Petrova\" -o petrova.pdf --language ru,en\n",
    "output language", 2, 2, comity_cli_personal_data },
  { "retention", "", N_ ("list the people whose data have been kept for longer than usual"),
    N_ ("Each with the date from which the period is counted, and the day on which it ended. The "
        "periods are fields of the kind “office”, such as keep_student; who is needed longer has "
        "a keep_until. Nothing is erased by itself."),
    "  comity retention\n"
    "  comity set student 914793674309632001 keep_until=2030 keep_reason=\"Court case\"\n",
    "limit", 0, 0, comity_cli_retention },
  /* Translators: stands for the name of a command; the brackets say that it may be left out */
  { "lock", N_ ("[MINUTES|off]"), N_ ("show or set when the window hides the office"),
    N_ ("After so many minutes without work, and when it is opened, the window wants the "
        "passphrase of the office, which is asked for here, or taken from COMITY_PASSPHRASE. It "
        "hides the screen and does not encrypt the file. “off” also helps when the passphrase is "
        "forgotten."),
    "  comity lock 10\n"
    "  comity lock off\n",
    NULL, 0, 1, comity_cli_lock },
  { "erase", N_ ("KIND ID…"), N_ ("erase persons for good"),
    N_ ("The record and all that hung on it go, also from history, search, files and the listed "
        "backups; encrypted and damaged backups are deleted. Only the fact is kept. Nothing that "
        "was done before can be undone afterwards."),
    "  comity erase student 914793674309632001 --yes\n", "yes", 2, -1, comity_cli_erase },
  /* Translators: stands for the name of a command; the brackets say that it may be left out */
  { "help", N_ ("[COMMAND]"), N_ ("show help"), NULL, NULL, NULL, 0, 1, comity_cli_help },
};

/**
 * comity_cli_commands:
 * @n_commands: (out): how many
 *
 * Returns: (array length=n_commands): the commands
 */
const ComityCliCommand *
comity_cli_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/** comity_cli_command_find: the command of that name, or %NULL. */
const ComityCliCommand *
comity_cli_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}
