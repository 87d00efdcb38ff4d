#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the rules themselves: each is shown something bad, which it must find, and something good.
A rule that never failed proves nothing."""
import os
import sys
import tempfile

import rules_code
import rules_text
from project import Project

SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
DOC = '/** comity_a: says a. */\n'
LONG = 'void\nlong_one (void)\n{\n' + '  a ();\n' * 97 + '}\n'

# rule, files, what the findings must name (None: no finding)
CASES = (
    (rules_code.borders, {'src/core/comity-a.h': '', 'src/store/comity-b.c': '#include "comity-a.h"\n#include <sqlite3.h>\n'}, None),
    (rules_code.borders, {'src/ui/comity-a.h': '', 'src/core/comity-b.c': '#include "comity-a.h"\n'}, 'comity-a.h is of ui'),
    (rules_code.borders, {'src/lookup/comity-a.h': '', 'src/exchange/comity-b.c': '#include "comity-a.h"\n'}, 'is of lookup'),
    (rules_code.borders, {'src/office/comity-a.c': '\n#include <sqlite3.h>\n'}, 'comity-a.c:2: sqlite3.h'),
    (rules_code.borders, {'src/lookup/comity-a.c': '#include <curl/curl.h>\n'}, 'curl/curl.h'),
    (rules_code.borders, {'src/cli/comity-a.c': '#include <adwaita.h>\n'}, 'adwaita.h'),
    (rules_code.borders, {'src/cli/comity-a.c': '/* #include <adwaita.h> */\n'}, None),
    (rules_code.borders, {'src/misc/comity-a.c': ''}, 'misc is no layer'),
    (rules_code.borders, {'src/main.c': '#include <adwaita.h>\n', 'src/ui/a.h': ''}, None),
    (rules_code.pragma_once, {'src/core/a.h': '#ifndef A\n'}, 'a.h:1'),
    (rules_code.pragma_once, {'src/core/a.h': '#pragma once\n'}, None),
    (rules_code.sizes, {'src/core/a.c': LONG}, None),
    (rules_code.sizes, {'src/core/a.c': LONG.replace('{\n', '{\n  b ();\n')}, 'long_one has 101 lines'),
    (rules_code.sizes, {'src/core/a.c': LONG.replace('(void)', '(int a,\n          int b)').replace('{\n', '{\n  /* } */\n')}, 'long_one has 102'),
    (rules_code.sizes, {'src/core/a.c': 'int a;\n' * 1001}, 'has 1001 lines'),
    (rules_code.sizes, {'tools/a': '#!/usr/bin/env bash\na () {\n' + '  b\n' * 99 + '}\n'}, 'a has 101 lines'),
    (rules_code.sizes, {'tools/a.py': 'def a():\n' + '    b()\n' * 100}, 'a has 101 lines'),
    (rules_code.doc_comments, {'src/core/a.h': DOC + 'char *comity_a (int b);\n'}, None),
    (rules_code.doc_comments, {'src/core/a.h': 'char *comity_a (int b);\n', 'src/core/a.c': DOC + 'char *\ncomity_a (int b)\n{\n}\n'}, None),
    (rules_code.doc_comments, {'src/core/a.h': DOC + '\nchar *comity_a (int b);\n'}, 'comity_a has no doc'),
    (rules_code.doc_comments, {'src/core/a.h': DOC + 'char *comity_a (int b);\nconst char *comity_b (int c,\n  int d) G_GNUC_CONST;\n'}, 'a.h:3: comity_b'),
    (rules_code.doc_comments, {'src/core/a.h': 'GType comity_a_get_type (void);\ntypedef void (*A) (int a);\n'}, None),
    (rules_code.in_meson, {'src/core/a.c': '', 'src/core/meson.build': "x = ['a.c']\n"}, None),
    (rules_code.in_meson, {'src/core/a.c': '', 'src/core/meson.build': "x = ['aa.c']\n"}, 'a.c:1'),
    (rules_code.clang_format, {'src/core/a.c': 'int\na (void)\n{\n  return 1;\n}\n'}, None),
    (rules_code.clang_format, {'src/core/a.c': 'int a(void) { return 1; }\n'}, 'a.c:1'),
    (rules_code.blueprint_format, {'ui/a.blp': 'using Gtk 4.0;\n\nBox {}\n'}, None),
    (rules_code.blueprint_format, {'ui/a.blp': 'using Gtk 4.0;\nBox   {}\n'}, 'a.blp'),
    (rules_code.shellcheck, {'tools/a': '#!/usr/bin/env bash\nrm $1\n'}, 'tools/a:2'),
    (rules_text.potfiles, {'src/ui/a.c': 'a (_("b"));\n', 'po/POTFILES.in': 'src/ui/a.c\n'}, None),
    (rules_text.potfiles, {'src/ui/a.c': 'a (ngettext ("b", "c", 1));\n', 'po/POTFILES.in': ''}, 'src/ui/a.c is missing'),
    (rules_text.potfiles, {'src/ui/a.c': '/* _("b") */\n', 'po/POTFILES.in': 'src/ui/a.c\n'}, 'no string'),
    (rules_text.potfiles, {'ui/a.blp': 'label: C_("b", "c");\n', 'po/POTFILES.in': ''}, 'ui/a.blp is missing'),
    (rules_text.potfiles, {'data/a.desktop.in': '', 'po/POTFILES.in': ''}, 'data/a.desktop.in is missing'),
    (rules_text.double_quotes, {'ui/a.blp': 'label: _("it\'s");\n'}, None),
    (rules_text.double_quotes, {'ui/a.blp': "\nlabel: _('b');\n"}, 'a.blp:2'),
    (rules_text.double_quotes, {'ui/a.blp': 'label: C_("b", \'c\');\n'}, 'a.blp:1'),
    (rules_text.no_macros, {'src/a.c': '\na (C_("b", "c %" G_GINT64_FORMAT));\n'}, 'a.c:2'),
    (rules_text.no_macros, {'src/a.c': 'a (_("b %d" MACRO " c"));\n'}, 'a.c:1'),
    (rules_text.no_macros, {'src/a.c': 'a (ngettext ("b \\"", "c" "d", n), _("e"), F, C_("f", "g"));\n'}, None),
    (rules_text.licences, {'src/a.c': SPDX, 'tools/a': '#!/usr/bin/env bash\n# SPDX-License-Identifier: MIT\n'}, None),
    (rules_text.licences, {'src/a.c': 'int a;\n'}, 'a.c:1'),
    (rules_text.licences, {'tools/a': '#!/usr/bin/env python3\n'}, 'tools/a:1'),
    (rules_text.no_machines, {'src/a.c': '"https://a.example/work/list" "~/work/a" "../home/b"\n'}, None),
    (rules_text.no_machines, {'a.md': 'see ' + '/ho' + 'me/ann/b\n'}, 'a.md:1'),
    (rules_text.no_machines, {'a.py': '\n"' + '/wo' + 'rk/main"\n'}, 'a.py:2'),
    (rules_text.clean_lines, {'a.py': 'a \n'}, 'a.py:1'),
    (rules_text.clean_lines, {'a.py': 'a'}, 'exactly one'),
    (rules_text.clean_lines, {'a.c': '\ta\n'}, 'a tab'),
)


def findings_of(rule, files):
    """What a rule finds in a project of these files, written to a folder of its own."""
    with tempfile.TemporaryDirectory() as top:
        for path, text in files.items():
            full = os.path.join(top, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'w', encoding='utf-8') as f:
                f.write(text)
        style = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '.clang-format')
        with open(style, encoding='utf-8') as f, open(os.path.join(top, '.clang-format'), 'w', encoding='utf-8') as g:
            g.write(f.read())
        return list(rule(Project(top)))


def main():
    failed = 0
    print(f'1..{len(CASES)}')
    for number, (rule, files, wanted) in enumerate(CASES, 1):
        found = findings_of(rule, files)
        good = not found if wanted is None else any(wanted in f for f in found)
        failed += not good
        print(f'{"ok" if good else "not ok"} {number} - {rule.__name__} {"accepts" if wanted is None else "finds: " + wanted}')
        if not good:
            print(f'# wanted {wanted!r}, found {found!r}')
    return 1 if failed else 0


sys.exit(main())
