cloud { region = "cn-hangzhou" }
variable "size" {
  type    = number
  default = "big" # want NP-VAR-TYPE, near 2
}
