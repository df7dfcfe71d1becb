// Plain functions in place of SQLite's variadic ones, which Swift can't call.
#ifndef CSQLITE_H
#define CSQLITE_H

struct sqlite3;

// SQLite counts what memory it has, under a lock at each allocation. Without the count there is no lock.
// For the whole process, and without effect once SQLite is in use.
void csqlite_forgo_memory_count(void);

// Whether what a connection does fires triggers. Statements are compiled anew when it changes.
void csqlite_set_triggers(struct sqlite3 *connection, int fire);

// Has a connection take a text in double quotes for a column's name only, never for a text.
void csqlite_refuse_quoted_texts(struct sqlite3 *connection);

#endif
