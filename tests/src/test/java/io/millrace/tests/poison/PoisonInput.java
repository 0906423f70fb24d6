/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.poison;

/**
 * An input of Millrace, and a message on it that cannot become an event.
 *
 * @param uri the source kamelet with its parameters
 * @param place MQTT topic or web path the message is sent to
 * @param code what the operator must be told, with {@code word} in the text
 */
record PoisonInput(
        String uri,
        String place,
        String fromType,
        String toType,
        String poison,
        String code,
        String word,
        String good) {

    boolean overMqtt() {
        return uri.startsWith("kamelet:mfg-line-");
    }

    String routeId() {
        return "in" + place.replace('/', '-');
    }

    @Override
    public String toString() {
        return place;
    }
}
