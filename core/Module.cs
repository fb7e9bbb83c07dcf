// The scoring scratch on the stack is written before it is read; zeroing it for every need would cost more than scoring the need.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
