/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The running system: its books, its port, its events, and its own small day. */
final class SapSystem implements AutoCloseable {

    private final Books books;
    private final EventOutbox outbox;
    private final HttpFront front;
    private final List<AmqpChannel> channels = new ArrayList<>();
    private final ProductionOrders orders = new ProductionOrders();
    private final ScheduledExecutorService day = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sap-day");
        thread.setDaemon(true);
        return thread;
    });

    SapSystem(Settings settings) throws IOException {
        Clock clock = Clock.system(settings.zone());
        List<Service> services = Service.all();
        books = new Books(settings.file("work"), services, clock);
        GoodsMovements goods = new GoodsMovements();
        Plant.seed(books, goods);
        Operations operations = new Operations();
        goods.offer(operations);
        orders.offer(operations);
        new Confirmations(goods).offer(operations);
        new Batches(goods).offer(operations);
        new Deliveries(goods).offer(operations);
        new Purchasing().offer(operations);
        new Inspections(goods).offer(operations);
        new Notifications().offer(operations);
        outbox = new EventOutbox(books, channels(settings), settings.faults());
        Logon logon = new Logon(settings, clock);
        Fates fates = new Fates(settings);
        Gateway gateway = new Gateway(books, settings, operations);
        Admin admin = new Admin(books, logon, fates, gateway, outbox, goods, orders);
        front = new HttpFront(settings, services, logon, fates, gateway, admin);
        announcePort(settings.file("work"));
        outbox.start();
        if (!settings.text("day").isEmpty()) {
            long millis = settings.duration("day").toMillis();
            day.scheduleWithFixedDelay(this::plan, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    int port() {
        return front.port();
    }

    private List<EventOutbox.Channel> channels(Settings settings) {
        List<EventOutbox.Channel> all = new ArrayList<>();
        if (settings.uri("webhook") != null) {
            all.add(new WebhookChannel(settings.uri("webhook"), settings.text("secret")));
        }
        if (settings.uri("amqp") != null) {
            AmqpChannel amqp = new AmqpChannel(settings.uri("amqp"), settings.text("amqp-address"));
            channels.add(amqp);
            all.add(amqp);
        }
        return all;
    }

    /** One more order is created, the one before it is released. */
    private void plan() {
        books.change("day", change -> {
            change.rows(ProductionOrders.ORDER, "").stream()
                    .filter(order -> Fields.is(order, "OrderIsCreated"))
                    .findFirst()
                    .ifPresent(order -> orders.release(
                            change, change.edit(ProductionOrders.ORDER, Fields.text(order, "ManufacturingOrder"))));
            ObjectNode order = Json.object()
                    .put("Material", "FG-200")
                    .put("ProductionPlant", Plant.FIRST)
                    .put("TotalQuantity", "100");
            return orders.create(change, order);
        });
    }

    /** The port file appears complete or not at all. */
    private void announcePort(Path work) throws IOException {
        Path temporary = work.resolve("sap.port.new");
        Files.writeString(temporary, Integer.toString(front.port()));
        Files.move(temporary, work.resolve("sap.port"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        day.shutdownNow();
        front.close();
        outbox.close();
        for (AmqpChannel channel : channels) {
            channel.close();
        }
        books.close();
    }
}
