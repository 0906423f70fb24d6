/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What everybody in the plant of Ulm knows: products, materials, lots, customers, the shipments of the day. */
final class PlantData {

    static final String PLANT = "ULM";
    static final List<String> LINES = List.of("ULM-L1", "ULM-L2", "ULM-L3");
    static final int FIRST_ORDER = 1001;
    static final int FIRST_SHIPMENT = 80012001;
    static final int SHIPMENTS_OF_THE_DAY = 2000;

    /**
     * A material that one piece of a product needs.
     *
     * @param perPiece exact decimal, in the unit that the machine shows
     * @param backflush whether the ERP books it by itself, so that no machine reports it
     */
    record Material(String operation, String item, String perPiece, String unit, boolean backflush) {

        String rec20Unit() {
            return PlantData.rec20Unit(unit);
        }
    }

    record Product(String item, String description, List<Material> materials) {

        /** The materials whose consumption the machines report. */
        List<Material> reported() {
            return materials.stream().filter(material -> !material.backflush()).toList();
        }
    }

    record Operation(String id, String workCenter, String verb, int minutes) {}

    record ShipmentLine(String item, String lot, String quantity, String handlingUnit) {}

    record Shipment(String id, String customer, String carrier, String trackingNumber, List<ShipmentLine> lines) {}

    static final List<Operation> OPERATIONS = List.of(
            new Operation("0010", "ULM-MOULD", "Mould", 55),
            new Operation("0020", "ULM-ASSY", "Assemble and test", 35));

    private static final Material CARTON = new Material("0020", "PK-300", "0.05", "pcs", true);

    static final List<Product> PRODUCTS = List.of(
            new Product(
                    "FG-200",
                    "Pump housing DN 50",
                    List.of(
                            new Material("0010", "RM-100", "0.250", "kg", false),
                            new Material("0010", "RM-110", "0.012", "kg", false),
                            new Material("0020", "RM-150", "2", "pcs", false),
                            CARTON)),
            new Product(
                    "FG-210",
                    "Impeller 120 mm",
                    List.of(
                            new Material("0010", "RM-100", "0.085", "kg", false),
                            new Material("0010", "RM-120", "0.005", "kg", false),
                            new Material("0020", "RM-160", "1", "pcs", false),
                            CARTON)),
            new Product(
                    "FG-220",
                    "Valve body 3/4 inch",
                    List.of(
                            new Material("0010", "RM-130", "0.410", "kg", false),
                            new Material("0020", "RM-150", "1", "pcs", false),
                            new Material("0020", "RM-170", "4", "pcs", false),
                            CARTON)));

    private static final List<String> CUSTOMERS = List.of("C-10020", "C-10045", "C-10051", "C-10078", "C-10093");
    private static final List<String> CARRIERS = List.of("DACHSER", "SCHENKER", "DHL-FREIGHT");

    private PlantData() {}

    static Product product(String item) {
        return PRODUCTS.stream()
                .filter(product -> product.item().equals(item))
                .findFirst()
                .orElse(PRODUCTS.get(0));
    }

    static Product productOfOrder(int number) {
        return PRODUCTS.get(number % PRODUCTS.size());
    }

    static String order(int number) {
        return "WO-" + number;
    }

    /** Whether everything that a line consumes for the order has been withdrawn, by item. */
    static boolean isWithdrawn(String item, String quantity, Map<String, BigDecimal> withdrawn) {
        return Line.consumption(product(item), new BigDecimal(quantity).intValue()).entrySet().stream()
                .allMatch(line ->
                        withdrawn.getOrDefault(line.getKey(), BigDecimal.ZERO).compareTo(line.getValue()) >= 0);
    }

    /** The lot that an order makes, printed by its line. */
    static String lotOfOrder(String workOrder) {
        return "L-26" + workOrder.substring(workOrder.indexOf('-') + 1);
    }

    /** The lot of a material that is at the machine for an order; the second half of an order may get the next lot. */
    static String lotOfMaterial(String item, String workOrder, boolean secondHalf) {
        int number = Math.floorMod(workOrder.hashCode(), 1000);
        return item.replace("RM-", "R") + "-" + (4700 + (2 * number + (secondHalf ? 1 : 0)) / 7);
    }

    static boolean isCustomer(String id) {
        return CUSTOMERS.contains(id);
    }

    static boolean isShipment(String id) {
        if (!id.matches("8\\d{7}")) {
            return false;
        }
        int index = Integer.parseInt(id) - FIRST_SHIPMENT;
        return index >= 0 && index < SHIPMENTS_OF_THE_DAY;
    }

    /** The n-th shipment of the day, from the stock of yesterday; two shipments share their first lot. */
    static Shipment shipment(int n, Dice dice) {
        Product product = PRODUCTS.get(n / 2 % PRODUCTS.size());
        ShipmentLine first = line(product, "L-25" + (7100 + n / 2), n, 1, dice);
        ShipmentLine second = line(PRODUCTS.get((n / 2 + 1) % PRODUCTS.size()), "L-25" + (3100 + n), n, 2, dice);
        return new Shipment(
                Integer.toString(FIRST_SHIPMENT + n),
                CUSTOMERS.get(dice.roll(CUSTOMERS.size(), "customer", n)),
                CARRIERS.get(dice.roll(CARRIERS.size(), "carrier", n)),
                "JD0146" + (90_000_000 + 7 * n),
                n % 3 == 0 ? List.of(first, second) : List.of(first));
    }

    private static ShipmentLine line(Product product, String lot, int shipment, int position, Dice dice) {
        return new ShipmentLine(
                product.item(),
                lot,
                Integer.toString(24 * (1 + dice.roll(10, "pallet", shipment, position))),
                sscc(10 * shipment + position));
    }

    /** GS1 SSCC: extension digit 3, company prefix 4012345, serial reference, check digit. */
    static String sscc(int serial) {
        String digits = "34012345" + String.format("%09d", serial);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** UN/CEFACT Recommendation 20 code of a unit that a machine shows. */
    static String rec20Unit(String unit) {
        return switch (unit) {
            case "kg" -> "KGM";
            case "pcs" -> "EA";
            default -> throw new IllegalArgumentException("no machine of this plant shows '" + unit + "'");
        };
    }
}
