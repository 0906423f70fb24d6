/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.NotPosted;
import io.millrace.erp.sap.wire.SapStockStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-stock-status-sink} where the batch itself is restricted. */
class SapBatchStatusSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-stock-status-sink";
    }

    @Override
    Object request() {
        return Golden.output("quality-hold-placed-to-sap-stock-status/batch", SapStockStatus.class);
    }

    @Override
    String path() {
        return ODATA + "API_BATCH_SRV/Batch(Material=%27" + record().material()
                + "%27,BatchIdentifyingPlant=%27%27,Batch=%27" + record().batch() + "%27)";
    }

    private SapStockStatus record() {
        return (SapStockStatus) request();
    }

    @Override
    String before() {
        return batch(false);
    }

    @Override
    String made() {
        return "{}";
    }

    @Override
    String found() {
        return batch(true);
    }

    @Override
    String absent() {
        return batch(false);
    }

    private static String batch(boolean restricted) {
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"7\\\"\"},\"MatlBatchIsInRstrcdUseStock\":" + restricted + "}}";
    }

    @Override
    String document() {
        return record().material() + "/" + record().batch();
    }

    @Test
    void changesOnlyWhatItRead() throws Exception {
        post("", null);

        assertThat(sap.changes().get(0).method()).isEqualTo("PATCH");
        assertThat(sap.changes().get(0).headers()).containsEntry("if-match", "W/\"7\"");
        assertThat(sap.changes().get(0).body()).isEqualTo("{\"MatlBatchIsInRstrcdUseStock\":true}");
    }

    @Test
    void aChangeInBetweenIsTriedAgainLater() throws Exception {
        sap.changesGet(answer(412, error("/IWBEP/CM_MGW_RT/001", "precondition failed")));

        Exchange failed = post("", null);
        assertThat(failed.getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(failed.getException(NotPosted.class).code()).isEqualTo(SapError.CHANGED);
    }
}
