/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Tells the business events, in the order in which they happened: CloudEvents that carry keys and nothing else. What
 * cannot be told now is told later; after a crash the last one may be told again, with the same id.
 */
final class EventOutbox implements AutoCloseable {

    static final String TABLE = "event";

    private static final String SENT = "sent";
    private static final long PAUSE_MILLIS = 200;
    private static final int TWICE_ONE_IN = 25;

    /** A way out. Returns when the receiver has the event; throws when it may not have it. */
    interface Channel {
        void send(String id, String type, byte[] cloudEvent) throws Exception;
    }

    private final Books books;
    private final List<Channel> channels;
    private final boolean repeats;
    private final Thread sender = new Thread(this::run, "sap-events");
    private volatile boolean closed;

    /** @param repeats one event in 25 is told twice, as brokers do */
    EventOutbox(Books books, List<Channel> channels, boolean repeats) {
        this.books = books;
        this.repeats = repeats;
        this.channels = channels;
        sender.setDaemon(true);
    }

    void start() {
        if (!channels.isEmpty()) {
            sender.start();
        }
    }

    int told() {
        return books.table(TABLE).size();
    }

    long unsent() {
        return books.table(TABLE).values().stream()
                .filter(row -> !row.has(SENT))
                .count();
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
    }

    private void run() {
        String last = "";
        while (!closed) {
            Map.Entry<String, ObjectNode> next = books.table(TABLE).higherEntry(last);
            try {
                if (next == null) {
                    Thread.sleep(PAUSE_MILLIS / 4);
                } else {
                    if (!next.getValue().has(SENT)) {
                        tell(next.getKey(), next.getValue());
                    }
                    last = next.getKey();
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                System.err.println("event " + next.getKey() + " waits: " + e);
                pause();
            }
        }
    }

    private void tell(String key, ObjectNode row) throws Exception {
        byte[] event = Json.bytes(Json.object()
                .put("specversion", "1.0")
                .put("id", text(row, "id"))
                .put("source", "/default/sap.s4.beh/S4HCLNT100")
                .put("type", text(row, "type"))
                .put("time", text(row, "time"))
                .put("datacontenttype", "application/json")
                .set("data", row.path("data")));
        boolean twice = repeats && Long.parseLong(key) % TWICE_ONE_IN == 0;
        for (Channel channel : channels) {
            for (int i = 0; i < (twice ? 2 : 1); i++) {
                channel.send(text(row, "id"), text(row, "type"), event);
            }
        }
        books.change("told", change -> change.edit(TABLE, key).put(SENT, true));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
