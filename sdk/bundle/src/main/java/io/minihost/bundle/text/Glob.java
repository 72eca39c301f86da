package io.minihost.bundle.text;

/** Globs of project.config.json: {@code **} crosses folders, {@code *} and {@code ?} do not. */
public final class Glob {

    private Glob() {}

    /** Whether a glob matches a whole path; takes as many steps as the two lengths multiplied, whatever the glob. */
    public static boolean matches(String glob, String path) {
        // reached[i]: whether what was read of the glob can match the first i characters.
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int at = 0; at < glob.length(); ) {
            if (glob.startsWith("**/", at)) {
                folders(reached, path);
                at += 3;
            } else if (glob.startsWith("**", at)) {
                run(reached, path, true);
                at += 2;
            } else if (glob.charAt(at) == '*') {
                run(reached, path, false);
                at++;
            } else {
                one(reached, path, glob.charAt(at));
                at++;
            }
        }
        return reached[path.length()];
    }

    /** No folder, or whatever ends with a slash. */
    private static void folders(boolean[] reached, String path) {
        boolean open = false;
        for (int i = 0; i < path.length(); i++) {
            open |= reached[i];
            reached[i + 1] |= open && path.charAt(i) == '/';
        }
    }

    private static void run(boolean[] reached, String path, boolean acrossFolders) {
        for (int i = 0; i < path.length(); i++) {
            reached[i + 1] |= reached[i] && (acrossFolders || path.charAt(i) != '/');
        }
    }

    private static void one(boolean[] reached, String path, char wanted) {
        for (int i = path.length(); i > 0; i--) {
            char c = path.charAt(i - 1);
            reached[i] = reached[i - 1] && (wanted == '?' ? c != '/' : c == wanted);
        }
        reached[0] = false;
    }
}
