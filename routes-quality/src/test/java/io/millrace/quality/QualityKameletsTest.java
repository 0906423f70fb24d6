/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.RestSinkContract;
import io.millrace.core.webhook.WebhookSourceContract;
import io.millrace.quality.wire.HoldApplication;
import io.millrace.quality.wire.QualityHoldChange;
import io.millrace.quality.wire.QualityNonconformance;
import org.junit.jupiter.api.Nested;

/** Every kamelet of the module, with the messages of the golden pairs. */
class QualityKameletsTest {

    @Nested
    class HoldSource extends WebhookSourceContract {
        @Override
        protected String kamelet() {
            return "mfg-quality-hold-source";
        }

        @Override
        protected String path() {
            return "/webhooks/quality/holds";
        }

        @Override
        protected byte[] message() {
            return Golden.input("quality-to-hold/placed");
        }

        @Override
        protected Class<? extends Record> record() {
            return QualityHoldChange.class;
        }
    }

    @Nested
    class NonconformanceSource extends WebhookSourceContract {
        @Override
        protected String kamelet() {
            return "mfg-quality-nonconformance-source";
        }

        @Override
        protected String path() {
            return "/webhooks/quality/nonconformances";
        }

        @Override
        protected byte[] message() {
            return Golden.input("quality-to-nonconformance/with-order");
        }

        @Override
        protected Class<? extends Record> record() {
            return QualityNonconformance.class;
        }
    }

    @Nested
    class HoldAppliedSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-quality-hold-applied-sink";
        }

        @Override
        protected String collection() {
            return "/hold-applications";
        }

        @Override
        protected Object request() {
            return Golden.output(
                    "quality-hold-placed-to-quality-hold-application/two-shipments", HoldApplication.class);
        }
    }
}
