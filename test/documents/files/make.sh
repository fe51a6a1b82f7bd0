#!/usr/bin/env bash
# Prints the documents of this folder from their sources. Needs chromium, pango-view, groff, ghostscript,
# pandoc, python-docx and the DejaVu fonts; run by hand when a source changes, and check the output in.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for page in *.html; do
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
    --print-to-pdf="${page%.html}.pdf" "file://$PWD/$page"
done
for text in *.txt; do
  pango-view -q --font='DejaVu Sans 12' --width=430 --output="${text%.txt}.pdf" "$text"
done
for source in *.roff; do
  groff -Tps "$source" | ps2pdf - "${source%.roff}.pdf"
done
for source in *.md; do
  pandoc "$source" --output="${source%.md}.docx"
done
python3 word-styles.py
