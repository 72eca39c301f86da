package io.minihost.samples.shop;

import java.util.List;

/**
 * What a customer orders. There are no prices in it.
 *
 * @param chinese whether the customer reads Chinese
 */
record OrderDraft(List<Line> lines, Address address, String note, boolean chinese) {

    private static final int LINES_MAX = 50;
    private static final int PIECES_MAX = 20;
    private static final int TEXT_MAX = 200;

    OrderDraft {
        if (lines.isEmpty() || lines.size() > LINES_MAX || note.length() > TEXT_MAX) {
            throw new IllegalArgumentException("not an order");
        }
        lines = List.copyOf(lines);
    }

    record Line(String id, String colour, String size, int count) {
        Line {
            if (count < 1 || count > PIECES_MAX || colour.length() > TEXT_MAX || size.length() > TEXT_MAX) {
                throw new IllegalArgumentException("not a line of an order");
            }
        }
    }

    record Address(String name, String phone, String area, String street) {
        Address {
            if (name.isBlank() || (name + phone + area + street).length() > 2 * TEXT_MAX) {
                throw new IllegalArgumentException("not an address");
            }
        }
    }
}
