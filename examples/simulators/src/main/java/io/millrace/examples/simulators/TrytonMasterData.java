/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static io.millrace.examples.simulators.TrytonRecords.add;
import static io.millrace.examples.simulators.TrytonRecords.create;
import static io.millrace.examples.simulators.TrytonRecords.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The plant of Ulm as a consultant enters it in Tryton: company, user, places, products, bills of material, routings. */
final class TrytonMasterData {

    static final String INTEGRATION_USER = "millrace";

    static final String MACHINES = "Plant of Ulm";
    private static final List<String> RIGHTS = List.of("Stock", "Stock Force Assignment", "Production");

    private final TrytonClient tryton;
    private final String password;
    private int company;

    private TrytonMasterData(TrytonClient tryton, String password) {
        this.tryton = tryton;
        this.password = password;
    }

    /** Enters what is not there; another start may have got as far as anywhere. */
    static void enter(TrytonClient tryton, String password) throws IOException {
        TrytonMasterData data = new TrytonMasterData(tryton, password);
        data.company();
        data.user();
        data.units();
        data.place("QHOLD", tryton.id("stock.location", "code", "STO"));
        data.place("SCRAP", tryton.id("stock.location", "code", "WH"));
        for (PlantData.Product product : PlantData.PRODUCTS) {
            data.product(product.item(), "u", true, true);
            for (PlantData.Material material : product.materials()) {
                data.product(material.item(), symbol(material), false, !material.backflush());
            }
        }
        data.plan();
    }

    static String symbol(PlantData.Material material) {
        return material.rec20Unit().equals("KGM") ? "kg" : "u";
    }

    private interface Values {
        ObjectNode get() throws IOException;
    }

    private int once(String model, String field, String value, Values values) throws IOException {
        int known = tryton.id(model, field, value);
        return known >= 0 ? known : tryton.create(model, values.get().put(field, value));
    }

    private void company() throws IOException {
        int euro = once("currency.currency", "code", "EUR", () -> {
            ObjectNode rate = Json.object();
            rate.set("date", TrytonRecords.date(LocalDate.of(2000, 1, 1)));
            rate.set("rate", decimal("1"));
            ObjectNode currency = Json.object().put("name", "Euro").put("symbol", "€");
            currency.set("rates", create(List.of(rate)));
            return currency;
        });
        int party = once("party.party", "name", MACHINES, Json::object);
        List<JsonNode> companies = tryton.find("company.company", Json.array(), "id");
        company = companies.isEmpty()
                ? tryton.create(
                        "company.company", Json.object().put("party", party).put("currency", euro))
                : companies.get(0).path("id").asInt();
        tryton.write("res.user", tryton.id("res.user", "login", "admin"), ofCompany());
        tryton.logOn();
    }

    private ObjectNode ofCompany() {
        ObjectNode values = Json.object().put("company", company);
        values.set("companies", add(List.of(company)));
        return values;
    }

    private void user() throws IOException {
        List<Integer> groups = new ArrayList<>();
        for (String right : RIGHTS) {
            groups.add(tryton.id("res.group", "name", right));
        }
        int user = once("res.user", "login", INTEGRATION_USER, () -> {
            ObjectNode values = ofCompany().put("name", "Millrace").put("password", password);
            values.set("groups", add(groups));
            return values;
        });
        tryton.write("res.user", user, Json.object().put("password", password));
    }

    /** The plant weighs to a tenth of a gram; Tryton comes with two decimals. */
    private void units() throws IOException {
        tryton.write(
                "product.uom",
                tryton.id("product.uom", "symbol", "kg"),
                Json.object().put("digits", 4).put("rounding", 0.0001));
    }

    /** What a production order makes, its scrap too, must stay in the warehouse. */
    private void place(String code, int parent) throws IOException {
        once(
                "stock.location",
                "code",
                code,
                () -> Json.object().put("name", code).put("type", "storage").put("parent", parent));
    }

    private void product(String item, String unit, boolean producible, boolean lots) throws IOException {
        if (tryton.id("product.product", "code", item) >= 0) {
            return;
        }
        ObjectNode values = Json.object()
                .put("name", item)
                .put("code", item)
                .put("type", "goods")
                .put("default_uom", tryton.id("product.uom", "symbol", unit))
                .put("cost_price_method", "fixed")
                .put("producible", producible);
        values.set("list_price", decimal("10"));
        values.set(
                "lot_required",
                lots ? Json.strings(List.of("supplier", "customer", "production", "storage")) : Json.array());
        ObjectNode variant = Json.object();
        variant.set("cost_price", decimal("2"));
        values.set("products", create(List.of(variant)));
        tryton.create("product.template", values);
    }

    private void plan() throws IOException {
        int warehouse = tryton.id("stock.location", "code", "WH");
        ObjectNode at = Json.object().put("company", company).put("warehouse", warehouse);
        int machines = once("production.work.center", "name", MACHINES, at::deepCopy);
        List<ObjectNode> steps = new ArrayList<>();
        for (PlantData.Operation operation : PlantData.OPERATIONS) {
            int category = once("production.work.center.category", "name", operation.workCenter(), Json::object);
            once("production.work.center", "name", operation.workCenter(), () -> {
                ObjectNode center = at.deepCopy().put("category", category).put("parent", machines);
                center.set("cost_price", decimal("60"));
                return center.put("cost_method", "hour");
            });
            int step = once(
                    "production.routing.operation",
                    "name",
                    operation.verb(),
                    () -> Json.object().put("work_center_category", category));
            steps.add(Json.object().put("operation", step).put("sequence", Integer.parseInt(operation.id())));
        }
        for (PlantData.Product product : PlantData.PRODUCTS) {
            int bom = once("production.bom", "name", product.item(), () -> bom(product));
            once("production.routing", "name", product.item(), () -> {
                ObjectNode routing = Json.object();
                routing.set("boms", add(List.of(bom)));
                routing.set("steps", create(steps));
                return routing;
            });
        }
    }

    /** For a hundred pieces: Tryton counts whole ones. */
    private ObjectNode bom(PlantData.Product product) throws IOException {
        List<ObjectNode> inputs = new ArrayList<>();
        for (PlantData.Material material : product.materials()) {
            BigDecimal quantity = new BigDecimal(material.perPiece()).movePointRight(2);
            inputs.add(line(material.item(), symbol(material), quantity.doubleValue()));
        }
        ObjectNode bom = Json.object();
        bom.set("inputs", create(inputs));
        bom.set("outputs", create(List.of(line(product.item(), "u", 100))));
        return bom;
    }

    private ObjectNode line(String item, String unit, double quantity) throws IOException {
        return Json.object()
                .put("product", tryton.id("product.product", "code", item))
                .put("uom", tryton.id("product.uom", "symbol", unit))
                .put("quantity", quantity);
    }
}
