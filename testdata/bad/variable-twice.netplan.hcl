cloud { region = "cn-hangzhou" }
variable "x" { default = 1 }
variable "x" { default = 2 } # want NP-DUPLICATE
