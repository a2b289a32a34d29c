"""The word tables of search: FTS5 on SQLite, tsvector and pg_trgm on PostgreSQL."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_stems USING fts5(stems, content='', contentless_delete=1, detail=none)",
    "CREATE VIRTUAL TABLE search_grams USING fts5(folded, content='', contentless_delete=1, tokenize='trigram')",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TABLE search_words ("
    " row_id bigint PRIMARY KEY,"
    " stems tsvector NOT NULL, folded text NOT NULL)",
    "CREATE INDEX search_words_stems ON search_words USING gin (stems)",
    "CREATE INDEX search_words_folded ON search_words USING gin (folded gin_trgm_ops)",
]


def create(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    tables = ["search_stems", "search_grams"] if schema_editor.connection.vendor == "sqlite" else ["search_words"]
    for table in tables:
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
