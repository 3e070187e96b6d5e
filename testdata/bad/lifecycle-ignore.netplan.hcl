cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  vpc_name = "main"
  lifecycle {
    ignore_changes = [description] # want NP-IGNORE, near [vpc_name]
  }
}
resource "eip" "main" {
  for_each    = { a = null, b = "Made elsewhere" }
  description = each.value
  lifecycle {
    ignore_changes = [description]
  }
}
resource "eip" "paid" {
  instance_charge_type = "PrePaid"
  auto_pay             = true
  period               = 1
  pricing_cycle        = "Month"
  lifecycle {
    prevent_destroy = true
    ignore_changes = [
      instance_charge_type,
      auto_pay, # want NP-IGNORE, near nothing
    ]
  }
}
