/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One crash at every point, for every class of target. {@link CrashIT} has every fate, and a second crash. */
@ExtendWith(Quiet.class)
class SingleCrashTest {

    @Test
    void nothingIsLostDoubledOrReorderedWhereverItDies() throws Exception {
        Matrix matrix = new Matrix();
        try (HikariDataSource database = Databases.memory()) {
            for (CrashCase each : Matrix.oneFate()) {
                matrix.add(each, each.run(database, Databases.SCHEMA));
            }
        }
        matrix.requireDeathsAt(CrashPoint.OF_A_FIRST_CRASH);
    }
}
