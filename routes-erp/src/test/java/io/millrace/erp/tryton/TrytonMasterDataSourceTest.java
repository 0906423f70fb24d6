/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.master.MasterData;
import io.millrace.core.master.MasterKind;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code mfg-tryton-master-data-source}: what it asks, and what it does when Tryton does not answer. */
class TrytonMasterDataSourceTest {

    private static final String PRODUCTS = "model.product.product.search_read";
    private static final String PRODUCT =
            "\"result\":[{\"id\":7,\"code\":\"PUMP-100\",\"name\":\"Pump\",\"active\":true,"
                    + "\"default_uom.\":{\"id\":1,\"symbol\":\"u\"},\"lot_required\":[],\"write_date\":null,"
                    + "\"create_date\":{\"__class__\":\"datetime\",\"year\":2026,\"month\":11,\"day\":23,\"hour\":6,"
                    + "\"minute\":0,\"second\":0,\"microsecond\":0}}]";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final CamelContext camel = new DefaultCamelContext();
    private TrytonStub tryton;

    @BeforeEach
    void start() throws Exception {
        tryton = new TrytonStub();
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-tryton-master-data-source/ulm-tryton-items?plant=ULM&database=erp&username=millrace"
                                + "&password=secret&pollInterval=50&limit=1&kinds=item&baseUrl=" + tryton.baseUrl())
                        .transformDataType(new DataType("tryton:master-data"), new DataType("canonical:master-data"))
                        .to("kamelet:mfg-master-data-sink/ulm-items-kept");
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        tryton.close();
    }

    private List<String> questions() {
        return tryton.requests().stream()
                .map(RestStub.Request::body)
                .filter(body -> body.contains(PRODUCTS))
                .toList();
    }

    private boolean isComplete() {
        return MasterData.of(camel).table("tryton", new PlantId("ULM"), "item").isComplete();
    }

    @Test
    void allThereIsByTheirIdsAndThenWhatHasChanged() {
        tryton.result(PRODUCTS, PRODUCT);
        camel.start();
        await().until(() -> questions().size() > 1);
        assertThat(questions().get(1)).contains("[\"id\",\">\",7]").doesNotContain("write_date\",\">=\"");
        tryton.result(PRODUCTS, TrytonStub.NOTHING);
        await().until(this::isComplete);

        int asked = questions().size();
        await().until(() -> questions().size() > asked);
        assertThat(questions().get(asked)).contains("\"write_date\",\">=\"", "\"active_test\":false");
        assertThat(MasterData.of(camel).find("tryton", new PlantId("ULM"), MasterKind.ITEM, "PUMP-100", Instant.now()))
                .isPresent();
    }

    @Test
    void aTrytonThatFailsIsAskedAgain() {
        tryton.answer(PRODUCTS, RestStub.answer(500, ""));
        camel.start();
        await().until(() -> questions().size() > 1);
        assertThat(isComplete()).isFalse();

        tryton.result(PRODUCTS, TrytonStub.NOTHING);
        await().until(this::isComplete);
    }
}
