package io.minihost.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the program in what was uploaded: at the top, in the only folder, or where project.config.json says. */
record ProgramRoot(BundleFiles files, JsonNode project) {

    private static final String APP = "app.json";
    private static final String PROJECT = "project.config.json";

    static ProgramRoot find(BundleFiles all, Problems problems) throws BundleRejected {
        String only = onlyFolder(all);
        String base = isProject(all, "") || !isProject(all, only) ? "" : only;
        ProjectConfig config = ProjectConfig.read(base + PROJECT, all.bytes(base + PROJECT), problems);
        String below = config.miniprogramRoot().isEmpty() ? base : base + config.miniprogramRoot() + "/";
        for (String root : List.of(below, base)) {
            if (all.has(root + APP)) {
                return new ProgramRoot(all.below(root), config.json());
            }
        }
        throw Problems.rejected(APP, "There is no app.json" + hint(all, below));
    }

    private static boolean isProject(BundleFiles all, String folder) {
        return all.has(folder + APP) || all.has(folder + PROJECT);
    }

    private static String hint(BundleFiles all, String expected) {
        String where = expected.isEmpty() ? "" : " in " + expected;
        List<String> others =
                all.paths().stream().filter(path -> path.endsWith("/" + APP)).toList();
        return others.size() == 1
                ? where + "; found " + others.getFirst() + ": upload that folder or set miniprogramRoot"
                : where;
    }

    private static String onlyFolder(BundleFiles all) {
        Set<String> tops = new HashSet<>();
        for (String path : all.paths()) {
            int slash = path.indexOf('/');
            tops.add(slash < 0 ? "" : path.substring(0, slash + 1));
        }
        return tops.size() == 1 ? tops.iterator().next() : "";
    }
}
