/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Delivery;
import io.millrace.erp.sap.wire.SapMaterialDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code mfg-sap-material-document-sink}. */
class SapMaterialDocumentSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-material-document-sink";
    }

    @Override
    Object request() {
        return Golden.output("material-consumed-to-sap-material-document/lot", SapMaterialDocument.class);
    }

    @Override
    String path() {
        return ODATA + "API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader";
    }

    @Override
    String made() {
        return "{\"d\":{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\"}}";
    }

    @Override
    String found() {
        return "{\"d\":{\"results\":[{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\"}]}}";
    }

    @Override
    String document() {
        return "2026/4900000001";
    }

    @Test
    void sapKeepsOurKeyInTheHeaderText() throws Exception {
        post("", new FakeDelivery(Delivery.Purpose.POST));
        String text = CanonicalJson.mapper()
                .readTree(sap.changes().get(0).body())
                .path("MaterialDocumentHeaderText")
                .asText();
        assertThat(text).hasSize(25).isEqualTo(HeaderText.of(KEY));

        sap.readsGet(answer(200, found()));
        post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(sap.reads().get(0).path()).contains("MaterialDocumentHeaderText%20eq%20%27" + text + "%27");
    }

    /** What was frozen before an update, say. */
    @Test
    @Timeout(60)
    void aFrozenCallThatCannotBeReadIsAFailure() throws Exception {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        delivery.frozen = "{\"verb\":\"POST\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(post("", delivery).getException()).isInstanceOf(MfgException.class);
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void aRefusalNamesWhatIsShort() throws Exception {
        sap.changesGet(answer(400, error("M7/021", "Deficit of SL Unrestricted-use 2 KG")));

        assertThat(post("", null).getException())
                .hasMessageContaining("movement 261")
                .hasMessageContaining("lot L-77")
                .hasMessageContaining("Deficit of SL");
    }
}
