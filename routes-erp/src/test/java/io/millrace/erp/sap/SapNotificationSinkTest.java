/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.Delivery;
import io.millrace.erp.sap.wire.SapNotification;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-notification-sink}. */
class SapNotificationSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-notification-sink";
    }

    @Override
    Object request() {
        return Golden.output("downtime-started-to-sap-notification/down", SapNotification.class);
    }

    @Override
    String path() {
        return ODATA + "API_MAINTNOTIFICATION/MaintenanceNotification";
    }

    @Override
    String made() {
        return "{\"d\":{\"MaintenanceNotification\":\"10000001\"}}";
    }

    @Override
    String found() {
        return "{\"d\":{\"results\":[{\"MaintenanceNotification\":\"10000001\"}]}}";
    }

    @Override
    String document() {
        return "10000001";
    }

    @Test
    void sapKeepsOurKeyAsTheExternalReference() throws Exception {
        post("", new FakeDelivery(Delivery.Purpose.POST));

        assertThat(sap.changes().get(0).body()).contains("\"MaintNotifExtReferenceNumber\":\"" + KEY + "\"");
    }
}
