/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Shop-floor lines over MQTT 5: JSON, QoS 1, topics {@code plant/<PLANT>/<LINE>/consumption}, {@code count}, {@code
 * state} and {@code work-order}. The messages are in {@code wire}; what they become is in {@code mapping}.
 *
 * <p>A consumer takes an {@link io.millrace.mes.line.PersistentSessionClient} and a {@link
 * io.millrace.mes.line.SessionPolicy}, a producer an {@link io.millrace.mes.line.PublishingClient}; the kamelets
 * {@code mfg-line-*} show how. In the Java DSL:
 *
 * <pre>{@code
 * LineSettings settings = new LineSettings();
 * settings.setBrokerUrl("ssl://broker.example.com:8883");
 * settings.setClientId("ulm-torque");
 * PersistentSessionClient client = new PersistentSessionClient(settings);
 * getContext().getRegistry().bind("torqueClient", client);
 * from("paho-mqtt5:plant/ULM/+/torque?qos=1&client=#torqueClient")
 *     .routePolicy(new SessionPolicy(client))
 *     .to("ledger:quality")
 *     .process(new HandedOver());
 * }</pre>
 *
 * <p>Other ways to a line (OPC UA, Sparkplug B) get a package of their own beside this one, {@code io.millrace.mes.opcua}
 * and {@code io.millrace.mes.sparkplug}. What they read becomes the same wire records, so that mapping and flows stay.
 */
package io.millrace.mes.line;
