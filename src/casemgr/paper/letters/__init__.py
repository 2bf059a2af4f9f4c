"""Letters and forms: templates filled with what the case file holds, as Markdown, HTML, PDF or DOCX."""
