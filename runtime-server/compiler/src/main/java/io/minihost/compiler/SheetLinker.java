package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts one style sheet together with those it imports, and fills in what only then is known. */
final class SheetLinker {

    /** The sheets of a program, each by itself. */
    interface Sheets {

        /** One file's rules for one reach, with marks, or null when there is no such file. */
        @Nullable
        CompiledFile sheet(String path, String reach);

        /** What a sheet imports. */
        List<SheetImport> imports(String path, CompiledFile sheet, String reach);

        /** The file that an import means: relative to its own, from the root, with or without extension. */
        @Nullable
        String find(String from, String target);
    }

    static final String WXSS = ".wxss";

    private static final char SCOPE = '\u0001';
    private static final char PAGE = '\u0002';
    private static final char FILES = '\u0003';
    private static final char ANIMATION = '\u0004';
    private static final char HOST = '\u0006';
    private static final String IMPORTED = "/*\u0005";
    private static final String IMPORTED_END = "\u0005*/";

    /** Sheets that import each other twice each grow without end; no real program comes near this. */
    private static final int IMPORTS_MAX = 1_000;

    private final Sheets sheets;
    private final String reach;
    private final List<Problem> problems;
    /** Characters that all sheets of the program may still have. */
    private final int room;

    private final StringBuilder marked = new StringBuilder();
    private final Set<String> animations = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int imports;

    SheetLinker(Sheets sheets, String reach, List<Problem> problems, int room) {
        this.sheets = sheets;
        this.reach = reach;
        this.problems = problems;
        this.room = room;
    }

    /**
     * The finished sheet, or null when there is no such file.
     *
     * @param path without extension
     */
    @Nullable
    String link(String path, Styling styling, String files) {
        CompiledFile sheet = sheets.sheet(path + WXSS, reach);
        if (sheet == null) {
            return null;
        }
        append(path + WXSS, sheet);
        return filled(path, styling, files);
    }

    private void append(String path, CompiledFile sheet) {
        open.push(path);
        animations.addAll(SheetImport.animations(sheet));
        String code = sheet.code();
        int from = 0;
        for (SheetImport imported : sheets.imports(path, sheet, reach)) {
            int mark = code.indexOf(IMPORTED, from);
            if (mark < 0) {
                break;
            }
            marked.append(code, from, mark);
            append(path, imported);
            from = code.indexOf(IMPORTED_END, mark) + IMPORTED_END.length();
        }
        marked.append(code, from, code.length());
        open.pop();
    }

    private void append(String from, SheetImport imported) {
        String path = sheets.find(from, imported.target());
        CompiledFile sheet = path == null ? null : sheets.sheet(path, reach);
        if (path == null || sheet == null) {
            warn(from, imported, "@import: no such file: ");
        } else if (open.contains(path)) {
            warn(from, imported, "@import goes round in a circle: ");
        } else if (++imports > IMPORTS_MAX || marked.length() + sheet.code().length() > room) {
            warn(from, imported, "@import of too many sheets: ");
        } else {
            marked.append(imported.open());
            append(path, sheet);
            marked.append(imported.close());
        }
    }

    private void warn(String from, SheetImport imported, String message) {
        problems.add(new Problem(
                from, imported.line(), imported.column(), Problem.Severity.WARNING, message + imported.target()));
    }

    private String filled(String page, Styling styling, String files) {
        String scope = styling.scope(page);
        StringBuilder css = new StringBuilder(marked.length() + 256);
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            switch (c) {
                case SCOPE -> css.append(scope);
                case PAGE -> css.append(quoted(page));
                case HOST -> css.append(styling.host(page));
                case FILES -> css.append(files);
                case ANIMATION -> i = animation(i, scope, css);
                default -> css.append(c);
            }
        }
        return css.toString();
    }

    private int animation(int start, String scope, StringBuilder css) {
        int end = marked.indexOf(String.valueOf(ANIMATION), start + 1);
        if (end < 0) {
            return start;
        }
        String name = marked.substring(start + 1, end);
        if (animations.contains(name)) {
            css.append(scope).append('-');
        }
        css.append(name);
        return end;
    }

    private static String quoted(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || c == '<' || c < ' ') {
                text.append('\\').append(Integer.toHexString(c)).append(' ');
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
