package io.minihost.client;

/**
 * How many people a release would reach.
 *
 * @param meant people that the program knows who are meant
 * @param share how many of them would get the version
 * @param isMore whether there are more than are counted
 * @param ofRegions whether it is for some regions only, so that fewer get it
 */
public record ReleaseReach(long meant, long share, boolean isMore, boolean ofRegions) {}
