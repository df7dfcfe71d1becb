#include "CSQLite.h"

#include <sqlite3.h>

void csqlite_set_up(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_URI, 1);
}

void csqlite_set_triggers(struct sqlite3 *connection, int fire) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, fire, (int *)0);
}

void csqlite_refuse_quoted_texts(struct sqlite3 *connection) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
}

void csqlite_keep_wal(struct sqlite3 *connection) {
    int keep = 1;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}
