package io.enantio.database;

import java.util.concurrent.atomic.AtomicInteger;

class SqliteRecordsTest extends HeldRecordsContract {
    private static final AtomicInteger FILES = new AtomicInteger();

    @Override
    TestPlace newPlace() {
        return TestPlace.sqlite(home.resolve("records" + FILES.incrementAndGet() + ".sqlite"));
    }
}
