"""Makes and measures the small English pipeline that ships in `claimlint/language/model_en`.

A stock pipeline, the teacher, parses plain text; a narrow student is trained on what it says, and on sentences of
health advertising whose analyses were corrected by hand (`fragments/`).
"""
