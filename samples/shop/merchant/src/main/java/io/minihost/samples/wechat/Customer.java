package io.minihost.samples.wechat;

/** Somebody who has logged in to one of the mini programs. */
public record Customer(String program, String openid) {}
