"""Writes word-styles.docx, on the template that Word itself made; needs python-docx."""
from docx import Document

document = Document()
document.core_properties.author = ''
document.core_properties.comments = ''
section = document.sections[0]
section.header.paragraphs[0].text = 'Law office, file 77/2026'
section.footer.paragraphs[0].text = 'Page 1'
document.add_heading('Questions for the marriage', 0)
document.add_heading('Personal details', 1)
document.add_paragraph('What is your full name?', style='List Number')
document.add_paragraph('Where do you live?', style='List Number')
document.add_heading('Consent', 1)
document.add_paragraph('Do you consent to the marriage? [all; consent]', style='List Number')
table = document.add_table(rows=1, cols=3)
for cell, text in zip(table.rows[0].cells, ['No.', 'Question', 'Answer']):
    cell.text = text
for number, question in [('4.', 'Have you been married before?'), ('5.', 'Do you have children?')]:
    cells = table.add_row().cells
    cells[0].text, cells[1].text, cells[2].text = number, question, '________'
document.save('word-styles.docx')
