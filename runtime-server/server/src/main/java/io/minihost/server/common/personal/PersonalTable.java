package io.minihost.server.common.personal;

/**
 * A table with rows about people.
 *
 * @param name of the table, and of its rows in what people get
 * @param condition which rows are a person's, whose id is its parameter
 * @param columns what of a row is told, as SQL lists it; no secrets, and none of their hashes
 */
public record PersonalTable(String name, String condition, String columns) {

    public static PersonalTable of(String name, String columns) {
        return new PersonalTable(name, "person_id = ?", columns);
    }

    /** A statement for one person's rows, each as JSON. */
    public String sql() {
        return "select row_to_json(told)::text from (select %s from %s where %s) told"
                .formatted(columns, name, condition);
    }
}
