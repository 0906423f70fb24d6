/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A script that speaks as much MQTT 5 as it takes to misbehave on time. Resuming a session it does as mosquitto does:
 * CONNACK and the first queued message leave in one write; the second message follows the SUBACK. A silent one connects
 * and then acknowledges nothing.
 */
final class ScriptedBroker implements AutoCloseable {

    static final String TOPIC = "plant/ULM/L3/consumption";

    private static final byte[] CONNACK = {0x20, 3, 1, 0, 0};
    private static final int CONNECT = 1;
    private static final int PUBACK = 4;
    private static final int SUBSCRIBE = 8;

    private final ServerSocket server;
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();

    private final boolean silent;

    private ScriptedBroker(ServerSocketFactory sockets, boolean silent) throws IOException {
        this.server = sockets.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.silent = silent;
        Thread script = new Thread(this::serve, "scripted-broker");
        script.setDaemon(true);
        script.start();
    }

    static ScriptedBroker resuming() throws IOException {
        return new ScriptedBroker(ServerSocketFactory.getDefault(), false);
    }

    /** The same behind TLS. */
    static ScriptedBroker resuming(SSLContext tls) throws IOException {
        return new ScriptedBroker(tls.getServerSocketFactory(), false);
    }

    static ScriptedBroker silent() throws IOException {
        return new ScriptedBroker(ServerSocketFactory.getDefault(), true);
    }

    String url() {
        return (server instanceof SSLServerSocket ? "ssl" : "tcp") + "://127.0.0.1:" + server.getLocalPort();
    }

    /** The packet ids the client acknowledged, in order. */
    List<Integer> acknowledged() {
        return acknowledged;
    }

    private void serve() {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            for (int header; (header = in.read()) >= 0; ) {
                byte[] packet = in.readNBytes(remainingLength(in));
                switch (header >> 4) {
                    case CONNECT -> send(client, CONNACK, silent ? new byte[0] : publish(1, "first"));
                    case SUBSCRIBE ->
                        send(client, new byte[] {(byte) 0x90, 4, packet[0], packet[1], 0, 1}, publish(2, "second"));
                    case PUBACK -> acknowledged.add(ByteBuffer.wrap(packet).getShort() & 0xFFFF);
                    default -> {}
                }
            }
        } catch (IOException closed) {
            acknowledged.add(-1);
        }
    }

    private static void send(Socket client, byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(first);
        both.write(second);
        client.getOutputStream().write(both.toByteArray());
    }

    /** A message with QoS 1, without properties. */
    private static byte[] publish(int id, String text) {
        byte[] topic = TOPIC.getBytes(StandardCharsets.UTF_8);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int length = 2 + topic.length + 2 + 1 + payload.length;
        return ByteBuffer.allocate(2 + length)
                .put((byte) 0x32)
                .put((byte) length)
                .putShort((short) topic.length)
                .put(topic)
                .putShort((short) id)
                .put((byte) 0)
                .put(payload)
                .array();
    }

    private static int remainingLength(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return length;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
