/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import io.millrace.canonical.error.ErrorCode;

/**
 * What Millrace refuses to start with. An unsafe setting (from 003 on) can be accepted by its code where the plant
 * knows better: {@code mfg.check.accept=MFG-CHECK-005}. A warning then says so at each start.
 */
public enum CheckError implements ErrorCode {
    UNKNOWN_PARAMETER(
            "MFG-CHECK-001",
            "A kamelet was given a parameter it does not have",
            "Correct the parameter's name; Camel itself would have ignored it"),
    BAD_SETTING("MFG-CHECK-002", "A kamelet's parameter has a value that cannot work", "Correct the parameter's value"),
    KAFKA_COMMIT(
            "MFG-CHECK-003",
            "A Kafka consumer into the ledger is set up so that it loses records when a flow fails",
            "Use kamelet mfg-event-source, or set autoCommitEnable=false, allowManualCommit=true, breakOnFirstError=true, autoOffsetReset=earliest, pollOnError=RECONNECT,"
                    + " byte array deserializers and a groupId"),
    MQTT_SESSION(
            "MFG-CHECK-004",
            "An MQTT consumer is set up so that it loses what is sent while it is away",
            "Set a fixed clientId, cleanStart=false, qos 1 and a sessionExpiryInterval"),
    PLAIN_TRANSPORT(
            "MFG-CHECK-005",
            "A connection to another machine is not encrypted",
            "Use https, ssl or SASL_SSL; plain text is for this machine only"),
    NO_CERTIFICATE_CHECK(
            "MFG-CHECK-006",
            "A connection is encrypted, but does not check with whom",
            "Turn the check of host name and certificate on"),
    OPEN_MANAGEMENT(
            "MFG-CHECK-007",
            "Jolokia is reachable from other machines: who reaches it can run code here",
            "Set camel.management.host=127.0.0.1 and put an authenticated proxy in front"),
    PLAIN_WEBHOOK(
            "MFG-CHECK-008",
            "The web server for webhooks and APIs is reachable from other machines and is not encrypted",
            "Give it TLS (camel.server.useGlobalSslContextParameters=true with camel.ssl.*, or server.ssl.*) or bind it to 127.0.0.1;"
                    + " if a reverse proxy in front of it has the TLS, say mfg.check.accept=MFG-CHECK-008");

    private final String code;
    private final String meaning;
    private final String action;

    CheckError(String code, String meaning, String action) {
        this.code = code;
        this.meaning = meaning;
        this.action = action;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String action() {
        return action;
    }
}
