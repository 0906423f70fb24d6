/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.ProofDatabase;
import io.millrace.tests.crash.Erp.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same crashes, of a JVM: it halts itself at a point of its own, and is killed with {@code kill -9} from outside
 * where the target is at work. Its database is a file or a PostgreSQL server, its target is reached by HTTP through a sink kamelet.
 */
@ExtendWith(Quiet.class)
class ChildCrashIT {

    private final AtomicInteger number = new AtomicInteger();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aJvmThatDiesLosesAndDoublesNothing() throws Exception {
        runAll(
                new Matrix(),
                List.of(
                        CrashCase.of(TargetClass.MANUAL, Fate.POSTED, CrashPoint.AFTER_ACCEPT_COMMIT),
                        CrashCase.of(TargetClass.LOOKUP, Fate.LATE, CrashPoint.REQUEST_ARRIVED),
                        CrashCase.of(TargetClass.IDEMPOTENT, Fate.LOST_ANSWER, CrashPoint.BEFORE_FINISH_COMMIT)),
                null);
    }

    @Test
    @Tag("conformance")
    void aJvmThatDiesAnywhereLosesAndDoublesNothing() throws Exception {
        conform("a JVM dies at each point", Matrix.single(EnumSet.allOf(Fate.class)), null)
                .requireDeathsAt(CrashPoint.OF_A_FIRST_CRASH);
    }

    /** {@link SingleCrashTest}'s cases. */
    @Test
    @Tag("conformance")
    void aJvmThatDiesAnywhereLosesAndDoublesNothingOnPostgreSQL() throws Exception {
        try (ProofDatabase database = ProofDatabase.start(Dialect.POSTGRESQL, folder)) {
            conform("a JVM dies at each point", Matrix.oneFate(), database)
                    .requireDeathsAt(CrashPoint.OF_A_FIRST_CRASH);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Tag("conformance")
    void aSecondJvmThatDiesWhileItTakesOverLosesAndDoublesNothing(Dialect dialect) throws Exception {
        try (ProofDatabase database = dialect == Dialect.H2 ? null : ProofDatabase.start(Dialect.POSTGRESQL, folder)) {
            Matrix matrix = conform("a second JVM dies while it takes over", Matrix.takeOvers(), database);
            matrix.requireTwoDeathsOfEach();
        }
    }

    /** @param database null: a file for each case */
    private Matrix conform(String proof, List<CrashCase> cases, @Nullable ProofDatabase database) throws Exception {
        Matrix matrix = new Matrix();
        try {
            runAll(matrix, cases, database);
        } finally {
            matrix.keep(proof, database == null ? "H2" : "PostgreSQL");
        }
        return matrix;
    }

    private void runAll(Matrix matrix, Collection<CrashCase> cases, @Nullable ProofDatabase database) throws Exception {
        for (CrashCase each : cases) {
            matrix.add(each, run(each, database));
        }
    }

    private CrashCase.Result run(CrashCase its, @Nullable ProofDatabase shared) throws Exception {
        Path own = folder.resolve(number.incrementAndGet() + ".case");
        System.out.println(own + ": " + its);
        assertThat(own.toFile().mkdir()).isTrue();
        String jdbc = shared == null ? ChildLife.file(own) : shared.arguments().get("jdbc");
        String user = shared == null ? "sa" : shared.arguments().get("user");
        Erp erp = ChildLife.erp(its, own);
        try (ErpServer server = new ErpServer(erp)) {
            int deaths = 0;
            for (CrashPoint point : its.crashes()) {
                Process child = Child.start(
                        ChildLife.class,
                        own.resolve("child.log"),
                        own.toString(),
                        its.targetClass().name(),
                        Integer.toString(server.port()),
                        point.name(),
                        jdbc,
                        user);
                server.calledBy(new Fuse(point, Site.VICTIM, () -> kill(child)));
                deaths += Child.await(child) == 137 ? 1 : 0;
            }
            server.calledBy(Fuse.none());
            ChildLife again = new ChildLife(own, its.targetClass(), server.port());
            try (HikariDataSource database = Databases.open(jdbc, user)) {
                again.run(database, Fuse.none());
                erp.finish();
                Site site = again.site(database);
                Set<String> acknowledged = again.acknowledged();
                return new CrashCase.Result(
                        deaths,
                        erp.effects().size(),
                        CrashCase.findings(site, erp, acknowledged::contains),
                        LedgerRows.read(site),
                        again.changes(),
                        Set.of());
            }
        }
    }

    private static void kill(Process child) {
        try {
            child.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
