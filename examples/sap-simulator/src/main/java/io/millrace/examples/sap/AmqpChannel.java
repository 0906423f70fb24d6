/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import io.vertx.core.Vertx;
import io.vertx.proton.ProtonClient;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonQoS;
import io.vertx.proton.ProtonSender;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

/** Events by AMQP 1.0, structured mode. The receiver has an event when it has accepted it. */
final class AmqpChannel implements EventOutbox.Channel, AutoCloseable {

    private static final int SECONDS = 10;

    private final URI broker;
    private final String address;
    private final Vertx vertx = Vertx.vertx();
    private ProtonConnection connection;
    private ProtonSender sender;

    /** @param broker {@code amqp://[user:password@]host:port} */
    AmqpChannel(URI broker, String address) {
        this.broker = broker;
        this.address = address;
    }

    @Override
    public void send(String id, String type, byte[] cloudEvent) throws IOException, InterruptedException {
        try {
            if (sender == null || !sender.isOpen()) {
                open();
            }
            Message message = Proton.message();
            message.setMessageId(id);
            message.setSubject(type);
            message.setDurable(true);
            message.setContentType("application/cloudevents+json");
            message.setBody(new Data(new Binary(cloudEvent)));
            CompletableFuture<Void> accepted = new CompletableFuture<>();
            vertx.runOnContext(now -> sender.send(message, delivery -> {
                if (delivery.getRemoteState() instanceof Accepted) {
                    accepted.complete(null);
                } else {
                    accepted.completeExceptionally(new IOException("broker said " + delivery.getRemoteState()));
                }
            }));
            accepted.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            sender = null;
            throw new IOException(
                    "broker " + broker.getHost() + ":" + broker.getPort() + " has not taken the event", e);
        }
    }

    private void open() throws ExecutionException, TimeoutException, InterruptedException {
        if (connection != null) {
            connection.disconnect();
        }
        String[] user = broker.getUserInfo() == null
                ? new String[2]
                : broker.getUserInfo().split(":", 2);
        CompletableFuture<ProtonSender> opened = new CompletableFuture<>();
        ProtonClient.create(vertx).connect(broker.getHost(), broker.getPort(), user[0], user[1], connected -> {
            if (connected.failed()) {
                opened.completeExceptionally(connected.cause());
                return;
            }
            connection = connected.result();
            connection.setContainer("S4HCLNT100");
            connection.disconnectHandler(gone -> sender = null);
            connection.open();
            ProtonSender made = connection.createSender(address).setQoS(ProtonQoS.AT_LEAST_ONCE);
            made.openHandler(result -> {
                if (result.succeeded()) {
                    opened.complete(made);
                } else {
                    opened.completeExceptionally(result.cause());
                }
            });
            made.open();
        });
        sender = opened.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
