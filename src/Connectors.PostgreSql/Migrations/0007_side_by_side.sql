-- Which packages may work beside a version: those that know it, and older ones that know works_from at least. Null: nobody older.
-- A later migration that only adds (columns with a default, tables, indexes, functions) says so in a line: works from, and the number.
alter table {schema}.migration add column works_from int;
