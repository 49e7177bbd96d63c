package io.enantio.database;

import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestPostgres.SERVER)
class PostgresRecordsTest extends HeldRecordsContract {
    @Override
    TestPlace newPlace() {
        return TestPostgres.preparedDatabase();
    }

    @Override
    TestPlace emptyPlace() {
        return TestPostgres.newDatabase();
    }
}
