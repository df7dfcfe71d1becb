// Plain functions in place of variadic ones of SQLite and the system, which Swift can't call.
#ifndef CSQLITE_H
#define CSQLITE_H

struct sqlite3;

// SQLite counts what memory it has, under a lock at each allocation: without the count there is no lock.
// And lets a database be named by a URI, whose query has settings. For the whole process, and without
// effect once SQLite is in use.
void csqlite_set_up(void);

// Whether what a connection does fires triggers. Statements are compiled anew when it changes.
void csqlite_set_triggers(struct sqlite3 *connection, int fire);

// Has a connection take a text in double quotes for a column's name only, never for a text.
void csqlite_refuse_quoted_texts(struct sqlite3 *connection);

// Lets the last connection leave its WAL file where it is when it closes.
void csqlite_keep_wal(struct sqlite3 *connection);

// Takes the lock of a run on a journal's file, for the open file description of a descriptor: closing
// other descriptors of the file leaves it. Doesn't wait. 0, or the system's error: EAGAIN or EACCES where
// another has it.
int csqlite_lock_file(int descriptor);

// Whether another open file description has that lock; no right to write is needed. 0, or the error.
int csqlite_ask_lock(int descriptor, int *isLocked);

// Renames a file where nothing has the new name. 0, or the error: EEXIST where something has it, EINVAL or
// ENOSYS or ENOTSUP where the file's system can't do that in one step.
int csqlite_rename_new(const char *from, const char *to);

#endif
