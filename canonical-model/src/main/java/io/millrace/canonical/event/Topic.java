/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

/** An ordering domain: events whose order matters to each other share a topic and a key. */
public enum Topic {
    PRODUCTION("mfg.production"),
    INVENTORY("mfg.inventory"),
    QUALITY("mfg.quality"),
    LOGISTICS("mfg.logistics"),
    SUPPLY("mfg.supply"),
    EQUIPMENT("mfg.equipment"),
    PLANNING("mfg.planning"),
    SERVICE("mfg.service"),
    MASTER("mfg.master");

    private final String topic;

    Topic(String topic) {
        this.topic = topic;
    }

    /** The Kafka topic's name. */
    public String topic() {
        return topic;
    }
}
