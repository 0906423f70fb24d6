/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A program that accepts events into an H2 file, each in a commit of its own, and dies after the last. */
final class CommitAndHalt {

    static final int EVENTS = 200;
    private static final String TABLE = "CREATE TABLE IF NOT EXISTS accepted (event VARCHAR(16) PRIMARY KEY)";

    private CommitAndHalt() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
            create(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO accepted VALUES (?)")) {
                for (int event = 0; event < EVENTS; event++) {
                    insert.setString(1, "e" + event);
                    insert.executeUpdate();
                }
            }
            Runtime.getRuntime().halt(137);
        }
    }

    /** What is there afterwards. */
    static List<String> accepted(String url) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            create(connection);
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT event FROM accepted")) {
                while (row.next()) {
                    events.add(row.getString(1));
                }
            }
        }
        return events;
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }
}
