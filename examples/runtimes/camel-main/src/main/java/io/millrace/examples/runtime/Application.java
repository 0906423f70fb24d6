/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.runtime;

import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

/** A camel-main application with one Millrace flow: everything else is in application.properties and flows/. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        main("./data/ledger").run(arguments);
    }

    /** The application with its ledger in the H2 file {@code ledgerFile}; WRITE_DELAY=0 makes each commit survive the process. */
    static Main main(String ledgerFile) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:file:" + ledgerFile + ";WRITE_DELAY=0");
        Main main = new Main();
        main.bind("dataSource", dataSource);
        return main;
    }
}
