/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Expectation.and;
import static io.millrace.examples.simulators.reconciliation.Expectation.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.examples.simulators.SapClient;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SAP: material documents and confirmations as its tables hold them. What SAP keeps of a fact is less than what was told
 * (a goods issue has no carrier), and a document bears no id of it.
 *
 * <p>A hold moves the free stock of its lot, its end the blocked stock. Nothing is expected of either in one case only:
 * the integration says when it found nothing to move, and by SAP's own documents there was nothing at that moment.
 */
final class SapBooks implements ErpBooks {

    /** The fates that do what was asked and do not say so. */
    private static final List<String> LOST = List.of("LOST_RESPONSE", "LATE_COMMIT", "GARBAGE");

    private final SapClient sap;
    private final WithoutDocument withoutDocument;
    private SapStock stock = new SapStock();

    SapBooks(SapClient sap, WithoutDocument withoutDocument) {
        this.sap = sap;
        this.withoutDocument = withoutDocument;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        "material-consumed",
                        "erp",
                        "goods-movements",
                        copy("workOrder", "operation", "item", "lot", "quantity", "unit")),
                new Expectation(
                        "quality-hold-placed",
                        "erp",
                        "stock-statuses",
                        and(copy("hold", "plant", "item", "lot"), "status", "BLOCKED"),
                        placed -> hadNothing(placed, SapStock.FREE)),
                new Expectation(
                        "quality-hold-released",
                        "erp",
                        "stock-statuses",
                        Expectation::stockStatusAfterRelease,
                        released -> hadNothing(released, SapStock.BLOCKED)),
                new Expectation("shipment-dispatched", "erp", "deliveries", Expectation::shipmentWithoutHandlingUnits));
    }

    private boolean hadNothing(Fact hold, String stockType) {
        Map<String, String> of = Fields.of(hold.body());
        return withoutDocument
                .moment(hold.id())
                .map(moment -> stock.at(moment, of.get("plant"), of.get("item"), of.get("lot"), stockType))
                .filter(there -> there.signum() == 0)
                .isPresent();
    }

    @Override
    public List<CountCheck.Booking> bookings() {
        return List.of(
                new CountCheck.Booking(
                        "erp/confirmations",
                        null,
                        true,
                        Map.of("good", "yield", "scrap", "scrap", "rework", "rework"),
                        "to"),
                new CountCheck.Booking("erp/receipts", null, false, Map.of("good", "quantity"), "at"));
    }

    @Override
    public History complete(History journals) throws IOException {
        stock = SapStock.read(sap);
        JsonNode fates = sap.get("/admin/status").path("fates");
        int lost = LOST.stream().mapToInt(fate -> fates.path(fate).asInt()).sum();
        return OrderDocuments.attribute(journals).with(new SapDocuments(sap, journals.facts()).read(), lost);
    }

    @Override
    public List<Anomaly> contradictions() throws IOException {
        List<Anomaly> anomalies = new ArrayList<>();
        sap.get("/books/check")
                .path("problems")
                .forEach(problem -> anomalies.add(
                        new Anomaly(Anomaly.Kind.UNEXPECTED, "SAP's books do not add up: " + problem.asText())));
        return anomalies;
    }
}
