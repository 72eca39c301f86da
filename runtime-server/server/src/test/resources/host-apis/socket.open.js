await new Promise((told, fail) => {
  const socket = wx.connectSocket({ url: sockets, fail });
  socket.onOpen(told);
  socket.onError(fail);
});
