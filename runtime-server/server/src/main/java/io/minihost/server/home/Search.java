package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Listing;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds programs by name. */
@Component
class Search {

    static final int QUERY_MAX = 60;
    private static final int CLOSE_MAX = 8;
    /** One wrong letter in three is close. */
    private static final int LETTERS_PER_SLIP = 3;

    private final Directory directory;

    Search(Directory directory) {
        this.directory = directory;
    }

    /**
     * What a search found.
     *
     * @param exact programs of exactly this name, or of this appId
     * @param close those of names that are near it, nearest first
     */
    record Found(List<Listing> exact, List<Listing> close) {}

    Found find(String query) {
        var wanted = plain(query);
        if (wanted.isEmpty() || query.length() > QUERY_MAX) {
            return new Found(List.of(), List.of());
        }
        var all = directory.released();
        var named = AppId.parse(query.strip());
        if (named.isPresent() && all.containsKey(named.get())) {
            return new Found(List.of(all.get(named.get())), List.of());
        }
        var exact = all.values().stream()
                .filter(listing -> listing.names().anyMatch(name -> plain(name).equals(wanted)))
                .toList();
        var close = all.values().stream()
                .filter(listing -> !exact.contains(listing))
                .map(listing -> new Near(listing, distance(wanted, listing)))
                .filter(near -> near.distance() < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(CLOSE_MAX)
                .map(Near::listing)
                .toList();
        return new Found(exact, close);
    }

    private record Near(Listing listing, int distance) {}

    /** How names are compared: without case, width, accents or blanks. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Z}\\p{C}\\s]+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Of the nearest of its names. */
    private static int distance(String wanted, Listing listing) {
        return listing.names()
                .mapToInt(name -> distance(wanted, plain(name)))
                .min()
                .orElseThrow();
    }

    /** Smaller is nearer; {@link Integer#MAX_VALUE} is not near at all. */
    private static int distance(String wanted, String name) {
        if (name.startsWith(wanted)) {
            return 0;
        }
        if (name.contains(wanted)) {
            return 1;
        }
        var slips = slips(wanted, name.length() > QUERY_MAX ? name.substring(0, QUERY_MAX) : name);
        var allowed = Math.max(1, Math.min(wanted.length(), name.length()) / LETTERS_PER_SLIP);
        return slips <= allowed && slips < wanted.length() ? 1 + slips : Integer.MAX_VALUE;
    }

    /** Letters to add, drop, change or swap with their neighbours to get from one word to the other. */
    private static int slips(String one, String other) {
        var costs = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var k = 0; k <= other.length(); k++) {
                costs[i][k] = i == 0 || k == 0 ? i + k : cheapest(costs, one, other, i, k);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cheapest(int[][] costs, String one, String other, int i, int k) {
        var change = one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1;
        var best = Math.min(Math.min(costs[i - 1][k], costs[i][k - 1]) + 1, costs[i - 1][k - 1] + change);
        var isSwapped =
                i > 1 && k > 1 && one.charAt(i - 1) == other.charAt(k - 2) && one.charAt(i - 2) == other.charAt(k - 1);
        return isSwapped ? Math.min(best, costs[i - 2][k - 2] + 1) : best;
    }
}
