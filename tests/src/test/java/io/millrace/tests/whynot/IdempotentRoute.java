/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.HistoryFile;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Camel's idempotent consumer with its JDBC repository in front of a target, which notes its effects in a file.
 *
 * <p>Arguments of the program: the database's file, the file of effects, whether the repository is eager, and whether it
 * dies after the post or before it.
 */
final class IdempotentRoute {

    /** What happens just before or after the post. */
    interface Moment {
        void come();
    }

    /** Makes the repository. */
    interface Repository {
        IdempotentRepository in(DefaultCamelContext context, DataSource dataSource);
    }

    static final Repository STOCK = (context, dataSource) -> new JdbcMessageIdRepository(dataSource, "erp");

    private IdempotentRoute() {}

    public static void main(String[] arguments) throws Exception {
        boolean afterwards = Boolean.parseBoolean(arguments[3]);
        Moment death = () -> Runtime.getRuntime().halt(137);
        Moment nothing = () -> {};
        offer(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                STOCK,
                Boolean.parseBoolean(arguments[2]),
                afterwards ? nothing : death,
                afterwards ? death : nothing);
    }

    /** The source sends the event, from the start of a process to its end. */
    static void offer(Path database, Path effects, Repository repository, boolean eager, Moment before, Moment after)
            throws Exception {
        try (HikariDataSource dataSource = new HikariDataSource();
                HistoryFile file = new HistoryFile(effects);
                DefaultCamelContext context = new DefaultCamelContext()) {
            dataSource.setJdbcUrl("jdbc:h2:file:" + database.toAbsolutePath() + ";WRITE_DELAY=0");
            dataSource.setUsername("sa");
            IdempotentRepository seen = repository.in(context, dataSource);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .idempotentConsumer(body(), seen)
                            .eager(eager)
                            .process(exchange -> {
                                before.come();
                                String document = "D-" + exchange.getExchangeId();
                                file.write(HistoryFile.line(
                                        "effect", new Effect(Naive.TARGET, Naive.EVENT, document, "2.500 KGM")));
                                file.force();
                                after.come();
                            });
                }
            });
            context.start();
            context.createProducerTemplate().requestBody("direct:in", Naive.EVENT);
        }
    }
}
